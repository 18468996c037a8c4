"""A table as it was read from a page: a rectangular grid of cells with their boxes; or that it was not."""

from __future__ import annotations

from dataclasses import dataclass

from aspera.domain.geometry import Box


@dataclass(frozen=True, slots=True)
class Cell:
    """Text at one place of a grid; `row` and `column` count from 0."""

    row: int
    column: int
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Table:
    """A grid: the first `header_rows` rows head the columns, the first `label_columns` columns
    name the rows. `grid[row][column]` is None where the page shows nothing."""

    page: int
    box: Box
    caption: str
    header_rows: int
    label_columns: int
    grid: tuple[tuple[Cell | None, ...], ...]

    @property
    def rows(self) -> int:
        return len(self.grid)

    @property
    def columns(self) -> int:
        return len(self.grid[0]) if self.grid else 0

    def text(self, row: int, column: int) -> str:
        cell = self.grid[row][column]
        return cell.text if cell else ""


@dataclass(frozen=True, slots=True)
class UnreadTable:
    """A place where a table stands that was given up, and why, as the end of a sentence: "more than
    1,000 columns". Its words are on the page, its numbers in no table."""

    box: Box
    reason: str
