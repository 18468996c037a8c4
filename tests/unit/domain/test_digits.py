from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.digits import NUMBER_MARKS, OTHER_DIGITS, mixes_scripts, with_latin_digits


def test_every_digit_has_the_value_that_unicode_gives_it() -> None:
    assert {character: str(unicodedata.decimal(character)) for character in OTHER_DIGITS} == OTHER_DIGITS


@given(st.text())
def test_only_digits_and_the_marks_of_numbers_change(text: str) -> None:
    latin = with_latin_digits(text)
    assert len(latin) == len(text)
    known = OTHER_DIGITS | NUMBER_MARKS
    assert all(a == b or known.get(a) == b for a, b in zip(text, latin, strict=True))


def test_two_scripts_in_one_number_are_seen() -> None:
    assert mixes_scripts("1٢")
    assert mixes_scripts("٢२")
    assert not mixes_scripts("٢٣ €")
