from __future__ import annotations

import pytest

from aspera.domain.profiling.fiscal_year import fiscal_year
from tests.drawing import page_of


@pytest.mark.parametrize(
    ("year", "text"),
    [
        (2023, "FORM 10-K\nFor the fiscal year ended January 28, 2023\nas of March 13, 2024"),
        (2022, "For the fiscal year ended: December 31, 2022"),
        (2022, "for the year ended 30 June 2022"),
        (2021, "Geschäftsjahr zum 31. Dezember 2021"),
        (2023, "For the quarterly period ended July 2, 2023"),
        (2022, "Date of Report (Date of earliest event reported): July 1, 2022 (June 30, 2022)"),
        (2022, "Acme announces fourth quarter fiscal 2022 results, and its outlook for fiscal 2023"),
        (2022, "Canadian Banc Corp. 2022 Annual Report"),
        (2021, "Annual Report 2021"),
    ],
)
def test_the_year_is_read_from_the_cover(year: int, text: str) -> None:
    assert fiscal_year([page_of(text)]) == year


def test_of_two_years_in_the_title_the_one_that_is_spoken_of_counts() -> None:
    pages = [page_of("2023-2024 Integrated Annual Report"), page_of("In 2023 we grew. In 2023 we hired.", 2)]
    assert fiscal_year(pages) == 2023


def test_without_a_title_the_year_must_be_spoken_of_often() -> None:
    assert fiscal_year([page_of("In 2020, 2020 and 2020, more in 2020 than in 2019; also 2020.")]) == 2020
    assert fiscal_year([page_of("In 2020 and 2021.")]) is None


def test_amounts_and_old_acts_are_no_years() -> None:
    text = "Sales of $2,020.5, 2020.1 and $2021; the Securities Exchange Act of 1934, 1934, 1934, 1934, 1934."
    assert fiscal_year([page_of(text)]) is None


def test_a_document_without_years_has_none() -> None:
    assert fiscal_year([]) is None
