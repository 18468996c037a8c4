"""Opening values against closing values of the year before."""

from __future__ import annotations

import pytest

from aspera.domain.comparison.balances import closing_label, openings_as_closings
from aspera.domain.comparison.lines import lines_of
from aspera.domain.comparison.proposals import compare
from aspera.domain.observation import Fact
from tests.two_documents import document, row

_ROWS = (("provision", ["5512"]), ("addition", ["1204"]), ("release", ["3318"]))
OPEN, CLOSE = "provision beginning year", "provision end year"


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("cash beginning year", "cash end year"),
        ("opening balance", "closing balance"),
        ("cash", ""),
        ("", ""),
    ],
)
def test_an_opening_is_named_as_the_closing_that_it_repeats(opening: str, closing: str) -> None:
    assert closing_label(opening) == closing


def test_its_periods_are_a_year_earlier_and_shorter_ones_are_dropped() -> None:
    facts = row(OPEN, "3.t0", ["1", "2"], periods=("2023", "2023-Q2"))
    (line,) = openings_as_closings(lines_of(facts))
    assert (line.label, list(line.facts)) == (CLOSE, ["2022"])
    assert list(openings_as_closings(lines_of(row("sale", "3.t0", ["1", "2"])))) == []


def _movements(place: str, year: str, opening: str, closing: str) -> list[Fact]:
    rows = row(OPEN, place, [opening], periods=[year]) + row(CLOSE, place, [closing], periods=[year])
    return rows + [fact for name, (figure,) in _ROWS for fact in row(name, place, [figure], periods=["2020"])]


def test_the_opening_value_is_set_against_last_years_closing_value() -> None:
    earlier = document("a", 2022, _movements("30.t0", "2022", "4100", "4811"))
    (proposal,) = compare(document("b", 2023, _movements("41.t0", "2023", "4911", "5200")), earlier)
    assert proposal.rule == "restated-figure"
    assert "for 2022: 4811 in the earlier document, 4911 in the later one" in proposal.title
    assert "as the opening value of the year after" in proposal.description


def test_an_opening_value_that_is_last_years_closing_value_is_silent() -> None:
    earlier = document("a", 2022, _movements("30.t0", "2022", "4100", "4811"))
    assert compare(document("b", 2023, _movements("41.t0", "2023", "4811", "5200")), earlier) == []
