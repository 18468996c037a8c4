from __future__ import annotations

from collections.abc import Sequence

from aspera.domain.geometry import Box
from aspera.domain.page import Page, PageSource
from aspera.domain.table import UnreadTable
from aspera.domain.tabulation import read_tables
from aspera.domain.tabulation.ruled_tables import read_ruled_tables

ACROSS, DOWN = (10_000, 30_000, 60_000, 90_000), (10_000, 20_000, 30_000, 40_000)


def frame(across: Sequence[int] = ACROSS, down: Sequence[int] = DOWN) -> list[Box]:
    level = [Box(across[0], y, across[-1], y + 50) for y in down]
    return level + [Box(x, down[0], x + 50, down[-1]) for x in across]


def page(*words: tuple[str, int, int]) -> Page:
    boxes = [edge for _, x, y in words for edge in (x, y, x + 4_000, y + 1_200)]
    return Page(
        1, 612.0, 792.0, PageSource.TEXT_LAYER, [text for text, _, _ in words], boxes, list(range(len(words)))
    )


def cells(*texts: str) -> list[tuple[str, int, int]]:
    """Three to a row, each with a second line."""
    places = [(x + 1_000, y + 2_000) for y in DOWN[:-1] for x in ACROSS[:-1]]
    return [
        (word, x, y + 2_000 * line)
        for text, (x, y) in zip(texts, places, strict=True)
        for line, word in enumerate(text.split())
    ]


WORDS = cells(
    "No what", "Topic", "Where", "One more", "Water use", "page twelve", "Two", "Air and", "none given"
)


def grids(drawn: Page, rules: Sequence[Box]) -> list[list[list[str]]]:
    tables = read_ruled_tables(drawn, rules)
    return [[[t.text(r, c) for c in range(t.columns)] for r in range(t.rows)] for t in tables]


def test_lines_of_one_cell_are_one_text() -> None:
    assert grids(page(*WORDS), frame()) == [
        [
            ["No what", "Topic", "Where"],
            ["One more", "Water use", "page twelve"],
            ["Two", "Air and", "none given"],
        ]
    ]


def test_a_missing_line_joins_cells() -> None:
    rules = [rule for rule in frame() if rule.left != 30_000 or rule.width > rule.height]
    rules.append(Box(30_000, 20_000, 30_050, 40_000))
    (grid,) = grids(page(*WORDS), rules)
    assert grid[0] == ["No what Topic", "", "Where"]
    assert grid[1] == ["One more", "Water use", "page twelve"]


def test_frames_of_numbers_are_left_to_alignment() -> None:
    drawn = page(*cells("Item", "2023", "2022", "Sales", "1,250", "1,100", "Costs", "900", "800"))
    assert grids(drawn, frame()) == []


def test_rules_that_do_not_meet_are_no_frame() -> None:
    assert grids(page(*WORDS), [rule for rule in frame() if rule.width > rule.height]) == []


def test_a_drawing_of_thousands_of_lines_is_given_up() -> None:
    hatching = [Box(10 * n, 0, 10 * n + 5, 400 + 1_000 * (n % 90)) for n in range(9_000)]
    (given_up,) = read_ruled_tables(page(*WORDS), hatching)
    assert isinstance(given_up, UnreadTable)
    assert given_up.reason == "more than 1,500 lines are drawn on the page"


def test_rules_are_not_asked_for_where_alignment_is_enough() -> None:
    asked = []

    def rules() -> list[Box]:
        asked.append(True)
        return []

    lines = [("Sales", 10_000, 10_000), ("1,250", 50_000, 10_000), ("1,100", 70_000, 10_000)]
    read_tables(page(*[(text, x, y + 1_800 * row) for row in range(8) for text, x, y in lines]), rules)
    assert asked == []
