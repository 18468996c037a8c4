from __future__ import annotations

import pytest

from aspera.domain.document import NumberLocale
from aspera.domain.tabulation.locale import vote_locale
from tests.drawing import page_of


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("", NumberLocale.POINT),
        ("no number at all", NumberLocale.POINT),
        ("1,234 and 5,678 but once 1.234", NumberLocale.POINT),
        ("1.234 und 5.678 aber einmal 1,234", NumberLocale.COMMA),
        ("12,5 % und 3,4", NumberLocale.COMMA),
        ("12.50 and 3.45 on 31.12.2023", NumberLocale.POINT),
        ("(1.234) € 5.678 *9.999*", NumberLocale.COMMA),
    ],
)
def test_the_way_most_numbers_are_written_wins(text: str, locale: NumberLocale) -> None:
    assert vote_locale([page_of(text)]) is locale


def test_all_pages_vote() -> None:
    pages = [page_of("1,234"), page_of("1.234 5.678"), page_of("9.999")]
    assert vote_locale(pages) is NumberLocale.COMMA
