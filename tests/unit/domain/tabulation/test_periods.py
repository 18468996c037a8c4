from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.tabulation.periods import parse_period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023", "2023"), ("FY2023", "2023"), ("FY23", "2023"), ("Fiscal 2023", "2023"),
        ("December 31, 2023", "2023-12-31"), ("Dec. 31, 2023", "2023-12-31"), ("31 December 2023", "2023-12-31"),
        ("31. Dezember 2023", "2023-12-31"), ("31 décembre 2023", "2023-12-31"), ("31.12.2023", "2023-12-31"),
        ("12/31/2023", "2023-12-31"), ("31/12/2023", "2023-12-31"), ("2023-12-31", "2023-12-31"),
        ("Year ended December 31, 2023", "2023-12-31"), ("Fiscal Years Ended January 28, 2023", "2023-01-28"),
        ("December 31, (as restated) 2023", "2023-12-31"), ("March 2023", "2023-03"), ("1er mars 2023", "2023-03-01"),
        ("Q2 2024", "2024-Q2"), ("2Q24", "2024-Q2"), ("2024 Q2", "2024-Q2"), ("Q2'24", "2024-Q2"),
        ("Second quarter 2024", "2024-Q2"), ("H1 2023", "2023-H1"), ("1H23", "2023-H1"),
        ("2022/23", "2022/2023"), ("2022–23", "2022/2023"), ("2022-2023", "2022/2023"),
        ("Three months ended June 30, 2023", "2023-06-30/3M"), ("Nine Months Ended 30 September 2023", "2023-09-30/9M"),
        ("26 weeks ended July 1, 2023", "2023-07-01/6M"), ("Three months ended 2023", "2023/3M"),
        ("sechs Monate 2023", "2023/6M"), ("Restated 2022", "2022"), ("2030 target", "2030"),
    ],
)  # fmt: skip
def test_a_header_says_its_period(text: str, period: str) -> None:
    assert parse_period(text) == period


@pytest.mark.parametrize(
    "text",
    ["", "Total", "Note", "Change", "% Change", "$2,023", "2,023", "12", "1-3 Years", "2019-2023", "45 %"],
)
def test_what_names_no_year_has_no_period(text: str) -> None:
    assert parse_period(text) == ""


@given(st.text(max_size=60))
def test_any_header_is_read_without_an_error(text: str) -> None:
    assert isinstance(parse_period(text), str)
