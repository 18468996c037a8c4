from __future__ import annotations

import pytest

from aspera.agents.consistency.calendar_days import impossible_days
from aspera.domain.fact_reading.calendar import spelled_period
from tests.drawing import page_of


@pytest.mark.parametrize(
    "day", ["June 31, 2023", "February 29, 2023", "December 41, 2023", "31 November 2023"]
)
def test_a_day_that_no_calendar_has_is_found(day: str) -> None:
    (proposal,) = impossible_days(page_of(f"The agreement ends on {day} at the latest."))
    assert day in proposal.title


@pytest.mark.parametrize("day", ["June 30, 2023", "February 29, 2024", "31 October 2023", "March 2023"])
def test_a_day_of_the_calendar_is_none(day: str) -> None:
    assert list(impossible_days(page_of(f"The agreement ends on {day} at the latest."))) == []


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2023", "2023"),
        ("2023-06-30", "June 30, 2023"),
        ("2023-06-30/3M", "the 3 months to June 30, 2023"),
        ("2023-Q2", "Q2 2023"),
        ("2022/2023", "2022/2023"),
    ],
)
def test_periods_are_spelled_for_people(period: str, words: str) -> None:
    assert spelled_period(period) == words
