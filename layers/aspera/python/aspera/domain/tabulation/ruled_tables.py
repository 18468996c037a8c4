"""Tables of words whose cells are framed by ruling lines.

Where words run over several lines in every column, alignment does not tell where a row ends; the
lines do. Tables of numbers need no lines, and rules between groups of their rows would mislead.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from aspera.domain.geometry import Box, union
from aspera.domain.page import Page
from aspera.domain.table import Cell, Table, UnreadTable
from aspera.domain.tabulation.limits import PAGE
from aspera.domain.tabulation.numerals import is_numeral

_NEAR = 350
"""In 1/100,000 of the page: lines closer than this are one, and ends closer than this meet."""
_ROWS, _COLUMNS = 3, 2
_WORDY = 0.5
_FILLED = 0.5
_MOST_RULES = 1500
_MOST_WORK = 2_000_000
"""Cells times lines: the lines of a frame beyond are graph paper."""
_COVERED = 0.6


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where rows and columns are parted; `rules` are those of the frame."""

    across: Sequence[int]
    down: Sequence[int]
    rules: Sequence[Box]


def read_ruled_tables(page: Page, rules: Sequence[Box]) -> list[Table | UnreadTable]:
    """The framed tables of `page` (upright) most of whose cells hold words, top to bottom. A page of
    more than 1,500 rules is given up as a drawing, and so is a frame like graph paper: whether words
    stand in columns there is for the caller to see."""
    distinct = {(r.left // _NEAR, r.top // _NEAR, r.right // _NEAR, r.bottom // _NEAR): r for r in rules}
    if len(distinct) > _MOST_RULES:
        return [UnreadTable(PAGE, f"more than {_MOST_RULES:,} lines are drawn on the page")]
    tables = [_table(page, frame) for frame in _frames(list(distinct.values()))]
    return sorted((table for table in tables if table), key=lambda table: table.box.top)


def _top(rule: Box) -> int:
    return rule.top


def _frames(rules: Sequence[Box]) -> list[_Frame]:
    frames: list[_Frame] = []
    for group in _groups(rules):
        level = [rule for rule in group if rule.width >= rule.height]
        upright = [rule for rule in group if rule.width < rule.height]
        down, across = _places([r.top for r in level]), _places([r.left for r in upright])
        if len(down) > _ROWS and len(across) > _COLUMNS:
            frames.append(_Frame(across, down, group))
    return frames


def _groups(rules: Sequence[Box]) -> list[list[Box]]:
    """Rules that meet, directly or by others: each upright one with the level ones at its height."""
    level = sorted((rule for rule in rules if rule.width >= rule.height), key=_top)
    upright = sorted((rule for rule in rules if rule.width < rule.height), key=_top)
    tops = [rule.top for rule in level]
    groups: dict[int, list[Box]] = {}
    group_of: dict[int, int] = {}
    for number, rule in enumerate(upright):
        first, last = bisect_left(tops, rule.top - _NEAR), bisect_right(tops, rule.bottom + _NEAR)
        met = [index for index in range(first, last) if _meet(rule, level[index])]
        joined = [rule]
        for group in sorted({group_of[index] for index in met if index in group_of}):
            joined += groups.pop(group)
        groups[number] = joined + [level[index] for index in met if index not in group_of]
        group_of.update(dict.fromkeys(met, number))
        group_of.update((index, number) for index, group in group_of.items() if group not in groups)
    return list(groups.values())


def _meet(one: Box, other: Box) -> bool:
    return (
        one.left - _NEAR < other.right
        and other.left - _NEAR < one.right
        and one.top - _NEAR < other.bottom
        and other.top - _NEAR < one.bottom
    )


def _places(edges: Sequence[int]) -> list[int]:
    places: list[int] = []
    for edge in sorted(edges):
        if not places or edge - places[-1] > _NEAR:
            places.append(edge)
    return places


def _table(page: Page, frame: _Frame) -> Table | UnreadTable | None:
    if len(frame.down) * len(frame.across) * len(frame.rules) > _MOST_WORK:
        return UnreadTable(union(frame.rules), "its frame has too many lines")
    words = _words_by_cell(page, frame)
    rows, columns = len(frame.down) - 1, len(frame.across) - 1
    grid: list[list[Cell | None]] = [[None] * columns for _ in range(rows)]
    for (row, column), inside in words.items():
        text = " ".join(page.words[word] for word in inside)
        grid[row][column] = Cell(row, column, text, union(map(page.box, inside)))
    used = [column for column in range(columns) if any(row[column] for row in grid)]
    kept = [row for row in grid if any(row)]
    if len(kept) < _ROWS or len(used) < _COLUMNS or not _is_wordy(kept, used):
        return None
    cells = tuple(
        tuple(_moved(row[column], index, place) for place, column in enumerate(used))
        for index, row in enumerate(kept)
    )
    head = 0 if any(cell and is_numeral(cell.text) for cell in cells[0]) else 1
    return Table(page.number, union(frame.rules), "", head, 1, cells)


def _moved(cell: Cell | None, row: int, column: int) -> Cell | None:
    return Cell(row, column, cell.text, cell.box) if cell else None


def _is_wordy(rows: Sequence[Sequence[Cell | None]], used: Sequence[int]) -> bool:
    """Whether two columns or more hold words, most places are filled, and a row is framed by itself:
    boxes behind the cells of a statement frame labels and numbers, or several rows at once."""
    filled = sum(cell is not None for row in rows for cell in row)
    columns = [[cell.text for row in rows if (cell := row[column])] for column in used]
    wordy = [texts for texts in columns if sum(map(is_numeral, texts)) < _WORDY * len(texts)]
    named = sum(len(texts) >= _FILLED * len(rows) for texts in wordy)
    return named >= _COLUMNS and filled >= _FILLED * len(rows) * len(used)


def _words_by_cell(page: Page, frame: _Frame) -> dict[tuple[int, int], list[int]]:
    """The words in each cell; in merged cells the first of them holds all."""
    left, right, top, bottom = frame.across[0], frame.across[-1], frame.down[0], frame.down[-1]
    first = _merged(frame)
    found: dict[tuple[int, int], list[int]] = {}
    for word in range(len(page.words)):
        box = page.box(word)
        x, y = (box.left + box.right) // 2, (box.top + box.bottom) // 2
        if left < x < right and top < y < bottom:
            place = bisect_right(frame.down, y) - 1, bisect_right(frame.across, x) - 1
            found.setdefault(first[place], []).append(word)
    return found


def _merged(frame: _Frame) -> dict[tuple[int, int], tuple[int, int]]:
    """Each cell's place: its own, or that of the cell left of or above it with no line between."""
    first: dict[tuple[int, int], tuple[int, int]] = {}
    for row, (top, bottom) in enumerate(pairwise(frame.down)):
        for column, (left, right) in enumerate(pairwise(frame.across)):
            first[row, column] = row, column
            if column and not _is_parted(frame.rules, left, left, top, bottom):
                first[row, column] = first[row, column - 1]
            elif row and not _is_parted(frame.rules, left, right, top, top):
                first[row, column] = first[row - 1, column]
    return first


def _is_parted(rules: Sequence[Box], left: int, right: int, top: int, bottom: int) -> bool:
    """Whether a line runs along most of the stretch, which is upright or level."""
    covered = 0
    for rule in rules:
        if left == right and abs(rule.left - left) <= _NEAR:
            covered += (
                max(0, min(rule.bottom, bottom) - max(rule.top, top)) if rule.height > rule.width else 0
            )
        elif top == bottom and abs(rule.top - top) <= _NEAR:
            covered += (
                max(0, min(rule.right, right) - max(rule.left, left)) if rule.width >= rule.height else 0
            )
    return covered > _COVERED * max(right - left, bottom - top)
