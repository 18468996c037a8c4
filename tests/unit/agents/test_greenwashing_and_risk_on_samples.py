"""The greenwashing and the risk agent on real files, as the reader gives them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.adapters.local.reading.reader import open_reader
from aspera.agents.greenwashing import GreenwashingAgent
from aspera.agents.risk import RiskAgent
from aspera.domain.document import MediaType
from aspera.domain.evidence import EvidenceVerifier
from aspera.domain.finding import Proposal, Severity
from aspera.domain.observation import Material
from aspera.domain.page import Page
from aspera.domain.profiling.profile import profile

pytestmark = pytest.mark.samples


def read(path: Path) -> Sequence[Page]:
    reader = open_reader(path, MediaType.PDF, ReadingLimits())
    try:
        pages = [reader.read(number) for number in range(1, reader.page_count + 1)]
    finally:
        reader.close()
    return [page for page in pages if page.words]


def findings(agent: GreenwashingAgent | RiskAgent, path: Path) -> Sequence[Proposal]:
    """All of them proven."""
    pages = read(path)
    about = profile("d", path.name, len(pages), pages[:8])
    found = agent.conclude(agent.examine(Material(about, pages)), about).proposals
    verifier = EvidenceVerifier({page.number: page for page in pages})
    assert all(verifier.verify(proposal) for proposal in found)
    return found


def test_an_annual_report_without_green_words_is_not_accused(samples: Path) -> None:
    path = samples / "financebench/pdfs/NETFLIX_2017_10K.pdf"
    assert findings(GreenwashingAgent(), path) == ()


def test_offsets_in_a_green_story_are_questioned(samples: Path) -> None:
    found = findings(GreenwashingAgent(), samples / "reports/microsoft_green_energy_story.pdf")
    assert "to offset carbon emissions" in next(p for p in found if p.rule == "O04").quotations[0].quote


def test_a_clean_filing_shows_no_critical_risk_but_its_concentration(samples: Path) -> None:
    found = findings(RiskAgent(), samples / "financebench/pdfs/BESTBUY_2023_10K.pdf")
    assert all(proposal.severity is not Severity.CRITICAL for proposal in found)
    assert "20 largest suppliers" in next(p for p in found if p.rule == "R-STR-CONC").quotations[0].quote


def test_a_breach_of_covenants_is_critical(samples: Path) -> None:
    path = samples / "enterprise_rag/pdfs/553afbf09b6d83166b17acb02431c6cf38e4defc.pdf"
    first = findings(RiskAgent(), path)[0]
    assert (first.rule, first.severity) == ("R-FIN-LIQ", Severity.CRITICAL)


@pytest.mark.parametrize("file", ["reports/federal-register-2020-17221.pdf", "contracts/598us1r3_j4ek.pdf"])
def test_what_authorities_and_courts_write_is_no_disclosure(samples: Path, file: str) -> None:
    assert findings(RiskAgent(), samples / file) == ()
    assert findings(GreenwashingAgent(), samples / file) == ()
