from __future__ import annotations

import pytest

from aspera.domain.framework import FiscalYears, Requirement


@pytest.mark.parametrize(
    ("years", "year", "holds"),
    [
        (FiscalYears(), None, True),
        (FiscalYears(), 1999, True),
        (FiscalYears(first=2024), None, None),
        (FiscalYears(first=2024), 2023, False),
        (FiscalYears(first=2024), 2024, True),
        (FiscalYears(first=2024, last=2026), 2026, True),
        (FiscalYears(first=2024, last=2026), 2027, False),
        (FiscalYears(last=2026), 1990, True),
    ],
)
def test_a_range_of_years_holds_both_ends_and_is_undecided_without_a_year(
    years: FiscalYears, year: int | None, holds: bool | None
) -> None:
    assert years.hold(year) is holds


def test_a_requirement_is_searched_for_by_its_queries() -> None:
    requirement = Requirement(id="a", title="Board oversight", signals=("board",), queries=("board climate",))
    assert requirement.search_phrases == ("board climate",)


def test_a_requirement_without_queries_is_searched_for_by_the_words_of_its_title() -> None:
    requirement = Requirement(id="a", title="The role of the board (and others) in it", signals=("board",))
    assert requirement.search_phrases == ("role board others",)


def test_a_requirement_is_called_by_its_label_or_its_id() -> None:
    assert Requirement(id="a", title="t", signals=("x",)).name == "a"
    assert Requirement(id="a", label="Item 1", title="t", signals=("x",)).name == "Item 1"
