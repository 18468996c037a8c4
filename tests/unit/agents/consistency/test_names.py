from __future__ import annotations

import pytest

from aspera.agents.consistency.names import is_misspelling, misspelt_names
from aspera.domain.fact_reading.names import names
from aspera.domain.finding import Proposal
from tests.drawing import page_of

_DEFINITION = "Northwind Traders Limited (the “Company”) sells food."
_USUAL = "The shares of Northwind Traders Limited are listed."


def _found(*texts: str) -> list[Proposal]:
    mentions = [mention for number, text in enumerate(texts, 1) for mention in names(page_of(text, number))]
    return list(misspelt_names(mentions))


def test_a_letter_less_in_the_defined_name_is_found() -> None:
    (proposal,) = _found(_DEFINITION, _USUAL, _USUAL, "The board of Northwnd Traders Limited met.")
    assert [quotation.page for quotation in proposal.quotations] == [4, 1]


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
