"""What stands above each column, with headers that span several columns."""

from __future__ import annotations

from collections.abc import Sequence

from aspera.domain.table import Cell, Table


def column_headers(table: Table, columns: Sequence[int]) -> dict[int, str]:
    """The header of each of `columns`, joined top to bottom. A header that spans columns counts
    for each of them."""
    middles = {column: _middle(table, column) for column in columns}
    parts: dict[int, list[str]] = {column: [] for column in columns}
    for row in table.grid[: table.header_rows]:
        over = [cell for cell in row if cell is not None and cell.column in middles]
        for cell in over:
            for column in _spanned(cell, [other.column for other in over], middles):
                parts[column].append(cell.text)
    return {column: " ".join(texts) for column, texts in parts.items()}


def _middle(table: Table, column: int) -> int:
    """The middle of the column's cells, those of the body where there are any."""
    body = [row[column] for row in table.grid[table.header_rows :]]
    cells = [cell for cell in body if cell] or [row[column] for row in table.grid if row[column]]
    left = min(cell.box.left for cell in cells if cell)
    return (left + max(cell.box.right for cell in cells if cell)) // 2


def _spanned(cell: Cell, taken: Sequence[int], middles: dict[int, int]) -> list[int]:
    """The neighbouring columns that the cell is centred over, its own and all under it among them."""
    columns = list(middles)
    own = columns.index(cell.column)
    first = last = own
    while first > 0 and columns[first - 1] not in taken:
        first -= 1
    while last + 1 < len(columns) and columns[last + 1] not in taken:
        last += 1
    under = [i for i in range(first, last + 1) if cell.box.left <= middles[columns[i]] <= cell.box.right]
    centre = (cell.box.left + cell.box.right) // 2
    start, end = min(
        (
            (start, end)
            for start in range(first, min([own, *under]) + 1)
            for end in range(max([own, *under]), last + 1)
        ),
        key=lambda span: (
            abs(middles[columns[span[0]]] + middles[columns[span[1]]] - 2 * centre),
            span[1] - span[0],
        ),
    )
    return columns[start : end + 1]
