from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.fact_reading.periods import normal_date, normal_period


@pytest.mark.parametrize(
    ("phrase", "period"),
    [
        ("2023", "2023"),
        ("fiscal 2023", "2023"),
        ("December 31, 2023", "2023-12-31"),
        ("Dec. 31 , 2023", "2023-12-31"),
        ("31 December 2023", "2023-12-31"),
        ("second quarter of 2023", "2023-Q2"),
        ("Q4 2022", "2022-Q4"),
        ("the prior year", ""),
    ],
)
def test_a_phrase_has_one_normal_form(phrase: str, period: str) -> None:
    assert normal_period(phrase) == period


def test_a_bare_year_in_a_list_takes_the_day_before_it() -> None:
    assert normal_period("2022", before="2023-12-31") == "2022-12-31"
    assert normal_period("2022", before="2023") == "2022"


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1)))
def test_every_written_date_is_read_back(day: date) -> None:
    assert normal_date(f"{day:%B} {day.day}, {day.year}") == day.isoformat()
