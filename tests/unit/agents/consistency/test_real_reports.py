from __future__ import annotations

from pathlib import Path

import pytest

from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.adapters.local.reading.reader import open_reader
from aspera.agents.consistency import ConsistencyAgent
from aspera.domain.document import DocumentKind, MediaType, NumberLocale, Profile
from aspera.domain.evidence import EvidenceVerifier
from aspera.domain.finding import Proposal
from aspera.domain.observation import Material
from aspera.domain.page import Page


def _pages(path: Path) -> list[Page]:
    reader = open_reader(path, MediaType.PDF, ReadingLimits())
    try:
        return [reader.read(number) for number in range(1, reader.page_count + 1)]
    finally:
        reader.close()


def _proven(path: Path) -> list[Proposal]:
    pages = _pages(path)
    profile = Profile(
        document_id="d",
        filename=path.name,
        pages=len(pages),
        language="en",
        kind=DocumentKind.TEN_K,
        number_locale=NumberLocale.POINT,
    )
    agent = ConsistencyAgent()
    observations = agent.examine(Material(profile, pages))
    proposals = [*agent.conclude(observations, profile).proposals]
    verifier = EvidenceVerifier({page.number: page for page in pages})
    return [proposal for proposal in proposals if verifier.verify(proposal) is not None]


@pytest.mark.samples
def test_an_annual_report_without_contradictions_is_not_accused(samples: Path) -> None:
    assert _proven(samples / "financebench/pdfs/NETFLIX_2015_10K.pdf") == []


@pytest.mark.samples
def test_the_contradictions_of_a_published_annual_report_are_found(samples: Path) -> None:
    """Pages 4 and 38: equity decreased by $43.6 or $43.5 million; pages 58 and 97: a borrowing
    capacity of $394.7 or $394.5 million, in the same sentence and for the same day."""
    found = _proven(samples / "enterprise_rag/pdfs/23b2c590c4887dfb86761730dd7156fe3b216ab7.pdf")
    assert [[quotation.page for quotation in proposal.quotations] for proposal in found] == [
        [4, 38],
        [58, 97],
    ]
