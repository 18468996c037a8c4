"""What stands above each column, with headers that span several columns."""

from __future__ import annotations

from collections.abc import Sequence

from aspera.domain.table import Cell, Table
from aspera.domain.tabulation.unit_notes import is_unit_note

_BARE = 0.25
"""Of the distance between columns: what it costs to leave a column without a header."""


def column_headers(table: Table, columns: Sequence[int]) -> dict[int, str]:
    """The header of each of `columns`, joined top to bottom. A header that spans columns counts
    for each of them."""
    middles = [_middle(table, column) for column in columns]
    place = {column: index for index, column in enumerate(columns)}
    parts: list[list[str]] = [[] for _ in columns]
    below: set[int] = set()
    heads = list(middles)
    for row in reversed(table.grid[: table.header_rows]):
        cells = [cell for cell in row if cell is not None and cell.column in place]
        if _is_unit_note(cells):
            continue
        own = [place[cell.column] for cell in cells]
        if below.difference(own):
            spans = _spans([_centre(cell) for cell in cells], own, heads)
        else:
            spans = [_covered(cell, place[cell.column], own, middles) for cell in cells]
        for cell, span in zip(cells, spans, strict=True):
            for index in span:
                parts[index].insert(0, cell.text)
        below.update(own)
        for cell, index, span in zip(cells, own, spans, strict=True):
            if len(span) == 1:
                heads[index] = _centre(cell)
    return {column: " ".join(parts[index]) for column, index in place.items()}


def unit_notes(table: Table) -> list[str]:
    """What a line of the header says about the unit of all columns: "(in thousands)"."""
    notes = []
    for row in table.grid[: table.header_rows]:
        cells = [cell for cell in row[table.label_columns :] if cell is not None]
        if _is_unit_note(cells):
            notes.append(cells[0].text)
    return notes


def _is_unit_note(cells: Sequence[Cell]) -> bool:
    return len(cells) == 1 and is_unit_note(cells[0].text)


def _middle(table: Table, column: int) -> int:
    """The middle of the column's cells, those of the body where there are any."""
    filled = [row[column] for row in table.grid if row[column] is not None]
    boxes = [cell.box for cell in filled if cell and cell.row >= table.header_rows]
    boxes = boxes or [cell.box for cell in filled if cell]
    if not boxes:
        return 0
    return (min(box.left for box in boxes) + max(box.right for box in boxes)) // 2


def _centre(cell: Cell) -> int:
    return (cell.box.left + cell.box.right) // 2


def _covered(cell: Cell, own: int, taken: Sequence[int], middles: Sequence[int]) -> range:
    """The column of the cell with those neighbours whose middle lies under it."""
    start = end = own
    while start > 0 and start - 1 not in taken and cell.box.left <= middles[start - 1]:
        start -= 1
    while end + 1 < len(middles) and end + 1 not in taken and middles[end + 1] <= cell.box.right:
        end += 1
    return range(start, end + 1)


def _spans(centres: Sequence[int], own: Sequence[int], middles: Sequence[int]) -> list[range]:
    """The columns of each group header: each is centred over its columns as well as can be, while
    few columns are left bare. `own` are the columns that the headers stand in, ascending; none of them
    is over the column of another, so the work grows with the square of the columns at most."""
    count = len(middles)
    bare = _BARE * (middles[-1] - middles[0]) / max(count - 1, 1)
    best: list[tuple[float, list[range]]] = [(bare * column, []) for column in range(count + 1)]
    before = -1
    for centre, column, following in zip(centres, own, [*own[1:], count], strict=False):
        reached: list[tuple[float, list[range]]] = [(float("inf"), [])] * (count + 1)
        for end in range(column + 1, following + 1):
            for start in range(before + 1, column + 1):
                cost = best[start][0] + abs((middles[start] + middles[end - 1]) / 2 - centre)
                if cost < reached[end][0]:
                    reached[end] = cost, [*best[start][1], range(start, end)]
            if reached[end - 1][0] + bare < reached[end][0]:
                reached[end] = reached[end - 1][0] + bare, reached[end - 1][1]
        best, before = reached, column
    return best[count][1]
