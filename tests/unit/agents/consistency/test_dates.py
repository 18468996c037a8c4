from __future__ import annotations

from aspera.agents.consistency.dates import contradicting_year_ends, year_ends
from aspera.domain.finding import Proposal
from tests.drawing import page_of


def _found(*texts: str) -> list[Proposal]:
    mentions = [
        mention for number, text in enumerate(texts, 1) for mention in year_ends(page_of(text, number))
    ]
    return list(contradicting_year_ends(mentions))


_USUAL = "Sales rose in the fiscal year ended December 31, 2023."


def test_one_page_with_another_end_of_the_fiscal_year_is_found() -> None:
    odd = "For the fiscal year ended December 30, 2023 we report as follows."
    (proposal,) = _found(_USUAL, _USUAL, odd, _USUAL)
    assert [quotation.page for quotation in proposal.quotations] == [1, 3]


def test_other_years_are_other_years() -> None:
    assert _found(_USUAL, _USUAL, _USUAL, "It fell in the fiscal year ended December 31, 2022.") == []


def test_two_pages_each_are_no_slip() -> None:
    other = "Sales rose in the fiscal year ended December 30, 2023."
    assert _found(_USUAL, _USUAL, _USUAL, other, other) == []


def test_the_year_of_another_company_is_its_own() -> None:
    other = "The acquired business reported sales for the year ended November 30, 2023."
    assert _found(_USUAL, _USUAL, _USUAL, other) == []


def test_a_few_pages_prove_nothing() -> None:
    assert _found(_USUAL, _USUAL, "For the fiscal year ended December 30, 2023 we report as follows.") == []


def test_headings_name_the_end_of_a_year_too() -> None:
    (proposal,) = _found(_USUAL, "Years Ended December 31, 2023", _USUAL, "Year Ended December 13, 2023")
    assert [quotation.page for quotation in proposal.quotations] == [1, 4]


def test_a_day_of_another_year_is_held_against_the_day_on_which_all_years_end() -> None:
    earlier = "It fell in the year ended December {}, 2021."
    usual = [_USUAL] * 5
    (proposal,) = _found(*usual, earlier.format(13))
    assert proposal.title == "One year is said to end on December 13, 2021, others as on December 31, 2023"
    assert _found(*usual, earlier.format(31)) == []


def test_years_that_end_on_changing_days_have_no_custom() -> None:
    usual = [
        f"Sales rose in the fiscal year ended {day}." for day in ("January 28, 2023", "January 29, 2022")
    ]
    assert _found(*usual * 4, "It fell in the fiscal year ended February 1, 2020.") == []
