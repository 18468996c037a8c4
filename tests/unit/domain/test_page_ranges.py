from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.errors import InvalidInput
from aspera.domain.page_ranges import parse_ranges
from aspera.domain.run import Options, format_ranges

PAGES = st.sets(st.integers(1, 300), min_size=1)


@given(PAGES)
def test_what_is_written_for_people_is_read_back(pages: set[int]) -> None:
    ranges = parse_ranges(format_ranges(pages))
    assert {page for first, last in ranges for page in range(first, last + 1)} == pages


def test_overlapping_and_touching_ranges_are_joined() -> None:
    assert parse_ranges("5-9, 1-3,4,8-12") == ((1, 12),)


@pytest.mark.parametrize("text", ["", "0", "3-1", "a", "1--2", "1,,2", "-5", "1.5"])
def test_anything_else_is_refused_with_advice(text: str) -> None:
    with pytest.raises(InvalidInput, match="write them like 1-20,35"):
        parse_ranges(text)


def test_options_without_ranges_want_every_page() -> None:
    assert Options(agents=()).wants(17)
    assert not Options(agents=(), pages=((1, 3),)).wants(4)
