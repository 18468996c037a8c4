"""One printed number with one slip."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.number import parse_number
from aspera.evaluation.planting.misprints import misprint
from aspera.evaluation.planting.slip import SlipClass


def value(text: str | None) -> Decimal:
    number = parse_number(text or "")
    assert number is not None, text
    return number.value


@given(st.integers(10, 10**9), st.text(max_size=5))
def test_another_digit_changes_one_place_and_no_last_one_by_one(amount: int, key: str) -> None:
    printed = f"{amount:,}"
    changed = misprint(printed, SlipClass.DIGIT, key)
    assert changed is not None and len(changed) == len(printed)
    assert sum(one != other for one, other in zip(printed, changed, strict=True)) == 1
    assert abs(value(changed) - amount) != 1


@given(st.integers(0, 10**9), st.text(max_size=5))
def test_a_transposition_swaps_two_neighbours_and_keeps_all_digits(amount: int, key: str) -> None:
    printed = f"{amount:,}"
    changed = misprint(printed, SlipClass.TRANSPOSITION, key)
    if changed is not None:
        assert sorted(changed) == sorted(printed)
        assert value(changed) != amount
        assert (value(changed) - amount) % 9 == 0


@pytest.mark.parametrize(
    ("printed", "changed"),
    [
        ("1,234", "(1,234)"),
        ("(1,234)", "1,234"),
        ("$1,234", "$(1,234)"),
        ("-5.1", "5.1"),
        ("−5.1", "5.1"),
        ("12%", "(12)%"),
        ("(6)%", "6%"),
    ],
)
def test_a_sign_is_turned_round_in_the_way_it_is_printed(printed: str, changed: str) -> None:
    assert misprint(printed, SlipClass.SIGN, "") == changed
    assert value(changed) == -value(printed)


@pytest.mark.parametrize(
    ("printed", "changed"),
    [("1,234", "1,234,000"), ("7", "7,000"), ("12.3", "123.0"), ("0.45", "4.50"), ("1.234,5", "12345,0")],
)
def test_a_scale_is_off_by_a_thousand_or_by_one_place(printed: str, changed: str) -> None:
    assert misprint(printed, SlipClass.SCALE, "") == changed


def test_what_stands_around_the_number_stays() -> None:
    changed = misprint("$(1,234)%", SlipClass.DIGIT, "a")
    assert changed is not None and changed.startswith("$(") and changed.endswith(")%")


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("—", SlipClass.DIGIT),
        ("7", SlipClass.TRANSPOSITION),
        ("77", SlipClass.TRANSPOSITION),
        ("x", SlipClass.SIGN),
    ],
)
def test_a_word_that_is_too_short_is_not_misprinted(printed: str, kind: SlipClass) -> None:
    assert misprint(printed, kind, "") is None
