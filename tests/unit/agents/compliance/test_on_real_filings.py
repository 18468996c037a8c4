from __future__ import annotations

from pathlib import Path

import pytest

from aspera.agents.compliance import ComplianceAgent
from aspera.domain.document import DocumentKind
from aspera.domain.observation import Conclusion, Material
from aspera.domain.profiling.profile import profile
from aspera.frameworks.loader import frameworks_for, load_framework
from tests.sample_pages import read_pages

pytestmark = pytest.mark.samples


def conclude(path: Path) -> Conclusion:
    count, pages = read_pages(path)
    known = profile("d", "document.pdf", count, [page for page in pages if page.words][:14])
    known = known.model_copy(update={"frameworks": frameworks_for(known.kind)})
    agent = ComplianceAgent(load_framework)
    return agent.conclude(agent.examine(Material(known, [page for page in pages if page.words])), known)


@pytest.mark.parametrize(
    ("name", "present"),
    [
        ("financebench/pdfs/BESTBUY_2023_10K.pdf", 30),
        ("financebench/pdfs/NETFLIX_2015_10K.pdf", 27),
        ("financebench/pdfs/PFIZER_2021_10K.pdf", 26),
        ("enterprise_rag/pdfs/553afbf09b6d83166b17acb02431c6cf38e4defc.pdf", 29),
    ],
)
def test_a_filing_that_was_read_by_hand_and_lacks_nothing_is_not_accused(
    samples: Path, name: str, present: int
) -> None:
    conclusion = conclude(samples / name)
    assert conclusion.proposals == ()
    assert conclusion.statistics["Form 10-K items"].startswith(f"{present} present, 0 partial, 0 missing")


@pytest.mark.parametrize(
    ("name", "statistics"),
    [
        (
            "sustainability/pdfs/suez_progress_2023.pdf",
            {
                "TCFD recommended disclosures": (
                    "not assessed: the document hardly speaks of it (0 of at least 4 mentions)"
                )
            },
        ),
        (
            "financebench/pdfs/BESTBUY_2024Q2_10Q.pdf",
            {"frameworks": f"none applies to a document of kind {DocumentKind.TEN_Q}"},
        ),
    ],
)
def test_a_document_that_a_framework_is_not_made_for_is_left_alone(
    samples: Path, name: str, statistics: dict[str, str]
) -> None:
    conclusion = conclude(samples / name)
    assert conclusion.proposals == ()
    assert conclusion.statistics == statistics
