from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.adapters.local.reading.pdf.word_splitting import CharBox, cuts

HEIGHT, ADVANCE = 12.0, 6.0


def set_in_a_row(characters: str, raised: str = "", gap_before: int | None = None) -> list[CharBox]:
    """Characters side by side; the last ones, `raised`, small and high."""
    boxes: list[CharBox] = []
    left = 100.0
    for index, _ in enumerate(characters):
        if index == gap_before:
            left += 3 * HEIGHT
        if index >= len(characters) - len(raised):
            boxes.append((left, 100.0, left + ADVANCE * 0.6, 107.0))
        else:
            boxes.append((left, 101.0, left + ADVANCE, 101.0 + HEIGHT))
        left += ADVANCE
    return boxes


@pytest.mark.parametrize(
    ("characters", "raised", "expected"),
    [
        ("4.2%2", "2", [4]),
        ("1,2343", "3", [5]),
        ("energy1", "1", [6]),
        ("impacts(3)", "(3)", [7]),
        ("sales*", "*", [5]),
        ("km2", "2", []),
        ("m3", "3", []),
        ("1st", "st", []),
        ("1,234", "", []),
    ],
)
def test_a_raised_note_mark_is_cut_off_but_a_unit_is_not(
    characters: str, raised: str, expected: list[int]
) -> None:
    assert cuts(characters, set_in_a_row(characters, raised)) == expected


def test_a_mark_before_its_note_is_cut_off() -> None:
    boxes = [(100.0, 98.0, 104.0, 105.0), *set_in_a_row("Includes")]
    assert cuts("1Includes", boxes) == [1]


def test_figures_of_two_cells_are_parted() -> None:
    assert cuts("00", set_in_a_row("00", gap_before=1)) == [1]


def test_leaders_stay_together() -> None:
    assert cuts("....", set_in_a_row("....", gap_before=2)) == []


@pytest.mark.parametrize("quarters", range(4))
def test_the_way_a_word_runs_makes_no_difference(quarters: int) -> None:
    boxes = set_in_a_row("4.2%2", "2")
    for _ in range(quarters):
        boxes = [(-bottom, left, -top, right) for left, top, right, bottom in boxes]
    assert cuts("4.2%2", boxes) == [4]


@given(
    st.lists(
        st.tuples(st.floats(-1e5, 1e5), st.floats(-1e5, 1e5), st.floats(0, 100), st.floats(0, 100)),
        min_size=1,
    )
)
def test_cuts_lie_inside_the_word_in_order(places: list[tuple[float, float, float, float]]) -> None:
    boxes = [(x, y, x + w, y + h) for x, y, w, h in places]
    found = cuts("1a2%,*(x.9"[: len(boxes)].ljust(len(boxes), "7"), boxes)
    assert found == sorted(set(found))
    assert all(0 < at < len(boxes) for at in found)
