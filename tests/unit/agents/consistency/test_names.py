from __future__ import annotations

import pytest

from aspera.agents.consistency.names import is_misspelling, misspelt_names
from aspera.domain.fact_reading.names import misspelt_forms, names
from aspera.domain.finding import Proposal
from tests.drawing import page_of

_DEFINITION = "Northwind Traders Limited (the “Company”) sells food."
_USUAL = "The shares of Northwind Traders Limited are listed."


def _found(*texts: str) -> list[Proposal]:
    pages = [page_of(text, number) for number, text in enumerate(texts, 1)]
    mentions = [mention for page in pages for mention in (*names(page), *misspelt_forms(page))]
    return list(misspelt_names(mentions))


def test_a_letter_less_in_the_defined_name_is_found() -> None:
    (proposal,) = _found(_DEFINITION, _USUAL, _USUAL, "The board of Northwnd Traders Limited met.")
    assert [quotation.page for quotation in proposal.quotations] == [1, 4]


def test_a_name_that_is_not_defined_is_left_alone() -> None:
    assert _found(_USUAL, _USUAL, _USUAL, "The board of Northwnd Traders Limited met.") == []


@pytest.mark.parametrize(
    "other",
    [
        "Northwind Trader Limited",
        "NORTHWIND Traders Limited",
        "Northwind Traders Holdings Limited",
        "Southwind Traders Limited",
        "Northwind Traders Corp.",
    ],
)
def test_other_names_are_no_misspellings(other: str) -> None:
    assert not is_misspelling(other, "Northwind Traders Limited")


@pytest.mark.parametrize("variant", ["Nortwhind", "Northwnd", "Northwiind", "Northwind"])
def test_one_edit_is_a_misspelling(variant: str) -> None:
    assert is_misspelling(f"{variant} Traders Limited", "Northwind Traders Limited") is (
        variant != "Northwind"
    )


def test_a_name_of_the_cover_that_many_pages_bear_is_spelt_right() -> None:
    odd = "The board of Northwnd Traders Limited met."
    (proposal,) = _found(*[_USUAL] * 10, odd)
    assert proposal.description.startswith("Page 1 bears the name “Northwind Traders Limited”")
    assert _found("A cover", "Another", "And another", *[_USUAL] * 10, odd) == []


def test_a_misspelt_legal_form_is_found() -> None:
    (proposal,) = _found(
        "Northwind Traders Company (the “Company”) sells food.",
        *["The shares of Northwind Traders Company are listed."] * 3,
        "The board of Northwind Traders Compnay met.",
    )
    assert "“Northwind Traders Compnay”" in proposal.title


def test_words_that_run_into_the_name_do_not_hide_it() -> None:
    (proposal,) = _found(_DEFINITION, _USUAL, _USUAL, "Employee Stock Plan, Northwnd Traders Limited, page 4")
    assert proposal.title == "“Northwnd Traders Limited” for “Northwind Traders Limited”"


def test_a_very_long_word_may_be_two_letters_off() -> None:
    assert is_misspelling("Pharmaceuticel Partnes Limited", "Pharmaceutical Partnes Limited")
    assert is_misspelling("Phamaceuticel Partners Limited", "Pharmaceutical Partners Limited")
    assert not is_misspelling("Norfwnid Partners Limited", "Northwind Partners Limited")
