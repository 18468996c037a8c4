from __future__ import annotations

import pytest

from aspera.domain.fact_reading.qualifiers import qualifiers_of


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("As restated", "restated"),
        ("As previously reported", "as published"),
        ("Effect of adoption", "as published"),
        ("Pro forma", "pro forma"),
        ("Adjusted (non-GAAP)", "non-gaap"),
        ("Income from continuing operations", "continuing"),
        ("Diluted", "diluted"),
        ("Scope 2 (market-based)", "market-based"),
        ("Scope 1", "scope 1"),
        ("Three Months Ended", "3 months"),
        ("Parent company only", "parent only"),
        ("Weighted average", "average"),
    ],
)
def test_words_that_tell_figures_apart_are_found(text: str, qualifier: str) -> None:
    assert qualifier in qualifiers_of(text)


@pytest.mark.parametrize(
    "text", ["Net sales", "Consolidated balance sheets", "Years ended December 31", "Grossman"]
)
def test_other_words_qualify_nothing(text: str) -> None:
    assert qualifiers_of(text) == ()
