from __future__ import annotations

from aspera.agents.consistency.signing import premature_signatures, signatures
from aspera.domain.finding import Proposal
from tests.drawing import page_of

_COVER = "Annual report pursuant to section 13 for the fiscal year ended December 31, 2023"
_SIGNED = "The registrant has duly caused this report to be signed on its behalf by the undersigned, {}."


def _found(*texts: str) -> list[Proposal]:
    pages = [page_of(text, number) for number, text in enumerate(texts, 1)]
    return list(premature_signatures([mention for page in pages for mention in signatures(page)]))


def test_a_signature_from_before_the_end_of_the_year_is_found() -> None:
    (proposal,) = _found(_COVER, _SIGNED.format("February 8, 2023"))
    assert proposal.title == "Signed on February 8, 2023, before the period ended on December 31, 2023"
    assert [quotation.page for quotation in proposal.quotations] == [2, 1]


def test_a_signature_from_after_the_end_of_the_year_is_usual() -> None:
    assert _found(_COVER, _SIGNED.format("February 8, 2024")) == []


def test_two_periods_on_the_covers_prove_nothing() -> None:
    other = "Quarterly report for the quarterly period ended March 31, 2022"
    assert _found(_COVER, other, _SIGNED.format("February 8, 2023")) == []


def test_other_signatures_are_not_those_of_the_report() -> None:
    assert _found(_COVER, "This agreement was signed on February 8, 2023.") == []
