"""Every slip that can be planted in the tables of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aspera.domain.document import NumberLocale
from aspera.domain.geometry import Box, union
from aspera.domain.normalised_page import normalised_tables
from aspera.domain.normalised_table import NormalisedTable
from aspera.domain.page import Page
from aspera.domain.page_edit import PageEdit
from aspera.evaluation.math.coverage import Coverage, coverage_of
from aspera.evaluation.planting.cell_words import cell_of, misprinted, numeral_of, steady_tables, words_in
from aspera.evaluation.planting.slip import Slip, SlipClass

_IN_A_NUMBER = (SlipClass.DIGIT, SlipClass.TRANSPOSITION, SlipClass.SIGN, SlipClass.SCALE)
CLASSES = (
    *_IN_A_NUMBER,
    SlipClass.DROPPED_ROW,
    SlipClass.DUPLICATED_ROW,
    SlipClass.SWAPPED_COLUMNS,
    SlipClass.WRONG_PERCENTAGE,
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A number of a table whose digits are one word of the page."""

    row: int
    column: int
    word: int
    is_percent: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of `page`, the `index`-th, with its spots in reading order."""

    page: Page
    index: int
    table: NormalisedTable
    coverage: Coverage
    spots: Sequence[Spot]


def slips_on(page: Page, locale: NumberLocale, kind: SlipClass) -> Iterator[Slip]:
    for sheet in _sheets(page, locale):
        if kind in _IN_A_NUMBER:
            yield from _in_numbers(sheet, kind, is_percent=False)
        elif kind is SlipClass.WRONG_PERCENTAGE:
            yield from _in_numbers(sheet, kind, is_percent=True)
        elif kind is SlipClass.SWAPPED_COLUMNS:
            yield from _swaps(sheet)
        elif kind.is_of_a_row:
            yield from _rows(sheet, kind)


def _sheets(page: Page, locale: NumberLocale) -> Sequence[Sheet]:
    """Kept as long as the page is; without tables that do not come out of the words alone."""
    kept: Sequence[Sheet] | None = page.derived.get((_sheets, locale))
    if kept is None:
        steady = steady_tables(page)
        kept = [
            Sheet(page, index, table, coverage_of(table, page), list(_spots(page, table)))
            for index, table in enumerate(normalised_tables(page, locale))
            if index in steady
        ]
        page.derived[_sheets, locale] = kept
    return kept


def _spots(page: Page, table: NormalisedTable) -> Iterator[Spot]:
    for row, numbers in enumerate(table.numbers):
        for column, number in enumerate(numbers):
            cell = cell_of(table, row, column)
            if number is None or cell is None or number.is_dash or not number.value:
                continue
            word = numeral_of(page, cell, number)
            if word is not None:
                is_percent = number.is_percent or table.columns[column].unit == "%"
                yield Spot(row, column, word, is_percent)


def _in_numbers(sheet: Sheet, kind: SlipClass, is_percent: bool) -> Iterator[Slip]:
    for spot in sheet.spots:
        cell = cell_of(sheet.table, spot.row, spot.column)
        if spot.is_percent is not is_percent or cell is None:
            continue
        key = _key(sheet, kind, spot.row, spot.column)
        texts = misprinted(sheet.page, cell, spot.word, kind, f"{key} {sheet.page.words[spot.word]}")
        if texts:
            edit = PageEdit(sheet.page.number, texts)
            is_covered = (spot.row, spot.column) in sheet.coverage.cells
            yield Slip(kind, edit, (cell.box,), is_covered, key)


def _swaps(sheet: Sheet) -> Iterator[Slip]:
    page = sheet.page
    for one, other in zip(sheet.spots, sheet.spots[1:], strict=False):
        if one.row != other.row or one.is_percent or other.is_percent:
            continue
        first, second = page.words[one.word], page.words[other.word]
        if first == second:
            continue
        covered = sheet.coverage.cells & {(one.row, one.column), (other.row, other.column)}
        yield Slip(
            SlipClass.SWAPPED_COLUMNS,
            PageEdit(page.number, {one.word: second, other.word: first}),
            (page.box(one.word), page.box(other.word)),
            bool(covered),
            _key(sheet, SlipClass.SWAPPED_COLUMNS, one.row, one.column),
        )


def _rows(sheet: Sheet, kind: SlipClass) -> Iterator[Slip]:
    """Rows with an amount, gone or printed twice. A finding about the sum is about the slip, so
    the whole table is its place."""
    page = sheet.page
    whole = sheet.table.table.box
    for row in sorted({spot.row for spot in sheet.spots if not spot.is_percent}):
        cells = [cell for cell in sheet.table.table.grid[sheet.table.rows[row].index] if cell is not None]
        words = sorted({word for cell in cells for word in words_in(page, cell.box)})
        if not words:
            continue
        place = union(page.box(word) for word in words)
        pitch = _pitch(sheet, row, place)
        if kind is SlipClass.DROPPED_ROW:
            edit = PageEdit(page.number, dict.fromkeys(words, ""))
        else:
            edit = PageEdit(page.number, repeated=tuple(words), pitch=pitch)
        boxes = (Box(whole.left, whole.top, whole.right, whole.bottom + pitch),)
        yield Slip(kind, edit, boxes, row in sheet.coverage.addend_rows, _key(sheet, kind, row, 0))


def _pitch(sheet: Sheet, row: int, place: Box) -> int:
    """How far below itself the row is printed again: as far as the next row, within reason."""
    below = [
        cell.box.top
        for cell in sheet.table.table.grid[min(sheet.table.rows[row].index + 1, sheet.table.table.rows - 1)]
        if cell is not None and cell.box.top > place.top
    ]
    usual = place.height + place.height // 3
    return min(max(min(below, default=0) - place.top, usual), 2 * place.height)


def _key(sheet: Sheet, kind: SlipClass, row: int, column: int) -> str:
    return f"{kind.value} {sheet.page.number} {sheet.index} {row} {column}"
