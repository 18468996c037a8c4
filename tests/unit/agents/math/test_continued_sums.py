"""Sums that run on over the end of a page."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aspera.agents.math import MathAgent
from aspera.domain.document import DocumentKind, NumberLocale, Profile
from aspera.domain.evidence import EvidenceVerifier
from aspera.domain.finding import Proposal
from aspera.domain.observation import Material, Observations
from aspera.domain.page import Page, PageSource
from aspera.domain.tabulation import read_tables
from tests.drawing import page_of

HEAD = "Schedule of funds (in thousands)\n\n                     2023       2022\n"
ABOVE = (1_107, 2_311, 3_053, 1_471)
BELOW = (2_203, 1_999, 1_013)
PROFILE = Profile(
    document_id="d",
    filename="report.pdf",
    pages=2,
    language="en",
    kind=DocumentKind.ANNUAL_REPORT,
    number_locale=NumberLocale.POINT,
)


def page(number: int, *parts: str) -> Page:
    drawn = page_of("\n".join(parts), number)
    return replace(drawn, tables=read_tables(drawn))


def rows(first: str, amounts: tuple[int, ...]) -> str:
    return "\n".join(
        f"Fund {chr(ord(first) + place)}             {amount:5,}      {amount + 217 * place + 500:5,}"
        for place, amount in enumerate(amounts)
    )


def totals(above: tuple[int, ...] = ABOVE, below: tuple[int, ...] = BELOW) -> tuple[int, int]:
    return sum((*above, *below)), sum(
        amount + 217 * place + 500 for amounts in (above, below) for place, amount in enumerate(amounts)
    )


def pages(
    total: int,
    before: int,
    above: tuple[int, ...] = ABOVE,
    below: tuple[int, ...] = BELOW,
    slip: tuple[str, str] = ("", ""),
) -> list[Page]:
    end = f"Total funds        {total:6,}     {before:6,}"
    return [
        page(1, "Title", "\n" * 50, HEAD, rows("A", above).replace(*slip)),
        page(2, "x", rows("E", below).replace(*slip), end),
    ]


def observed(shown: list[Page]) -> Observations:
    return MathAgent().examine(Material(PROFILE, shown))


def proposals(shown: list[Page]) -> tuple[Proposal, ...]:
    return MathAgent().conclude(observed(shown), PROFILE).proposals


def test_a_sum_over_the_end_of_a_page_confirms_the_rows_of_both() -> None:
    counts = observed(pages(*totals())).counts
    assert counts["sums over the end of a page"] == 2
    assert counts["cells covered"] == counts["cells numeric"] == 16
    assert proposals(pages(*totals())) == ()


def test_operands_keep_their_own_page_and_box() -> None:
    total, before = totals()
    shown = pages(total + 1000, before)
    (found,) = proposals(shown)
    assert found.computation is not None and found.computation.result is not None
    assert [operand.page for operand in found.computation.operands] == [1, 1, 1, 1, 2, 2, 2]
    assert [operand.value for operand in found.computation.operands] == list(map(Decimal, (*ABOVE, *BELOW)))
    assert found.computation.result.page == 2
    assert found.computation.recomputed == total
    assert EvidenceVerifier({page.number: page for page in shown}).verify(found) is not None


def test_the_table_of_the_finding_shows_the_rows_of_both_pages() -> None:
    total, before = totals()
    (found,) = proposals(pages(total + 1000, before))
    assert found.computation is not None and found.computation.excerpt is not None
    excerpt = found.computation.excerpt
    before_it, after_it = (f"Fund {name} (page 1)" for name in "ABCD"), (f"Fund {name}" for name in "EFG")
    assert [row.label for row in excerpt.rows] == [*before_it, *after_it, "Total funds"]
    assert excerpt.page == 2


def test_without_the_page_before_nothing_is_said_of_the_total() -> None:
    assert proposals(pages(*totals())[1:]) == ()


def test_numbers_recognised_in_an_image_are_not_held_against_the_report() -> None:
    total, before = totals()
    scanned = [replace(page, source=PageSource.OCR) for page in pages(total + 1000, before)]
    assert proposals(scanned) == ()


@pytest.mark.parametrize(("right", "wrong", "on"), [("3,053", "3,503", 1), ("2,203", "22,030", 2)])
def test_a_slip_on_either_page_is_found_there(right: str, wrong: str, on: int) -> None:
    (found,) = proposals(pages(*totals(), slip=(right, wrong)))
    assert found.computation is not None and found.computation.suspect is not None
    assert (found.computation.suspect.page, found.quotations[-1].page) == (on, on)
    assert found.computation.repaired == Decimal(right.replace(",", ""))


@settings(deadline=None)
@given(
    above=st.tuples(*[st.integers(1_000, 9_000)] * 4),
    below=st.tuples(*[st.integers(1_000, 9_000)] * 3),
)
def test_sums_that_come_out_are_never_accused(above: tuple[int, ...], below: tuple[int, ...]) -> None:
    assert proposals(pages(*totals(above, below), above=above, below=below)) == ()
