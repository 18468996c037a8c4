"""The little table: the part of a table that shows a discrepancy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from aspera.agents.math.derivations import Place
from aspera.agents.math.discrepancies import Discrepancy
from aspera.agents.math.figures import figure
from aspera.agents.math.naming import column_name
from aspera.domain.document import NumberLocale
from aspera.domain.finding import Excerpt, ExcerptCell, ExcerptRow, Mark
from aspera.domain.normalised_table import NormalisedTable

_MOST_COLUMNS = 4
_MOST_ROWS = 30
_SHORT_GAP = 1


def excerpt(
    pages: Sequence[int], sheet: NormalisedTable, discrepancy: Discrepancy, locale: NumberLocale
) -> Excerpt:
    """The rows that take part, and the columns around the number that was recomputed. `pages` has the
    page of each row; the excerpt is of that of the result, and rows of other pages name theirs."""
    page = pages[discrepancy.printed[0]]
    taking_part = [discrepancy.printed, *discrepancy.operands]
    if discrepancy.culprit is not None:
        taking_part.append(discrepancy.culprit)
    columns = _columns(sheet, discrepancy, {column for _, column in taking_part})
    rows = _rows(discrepancy, {row for row, _ in taking_part})
    return Excerpt(
        page=page,
        columns=tuple(column_name(sheet, column).strip("“”") for column in columns),
        rows=tuple(
            ExcerptRow(
                label=" ".join((*sheet.rows[row].label.split(), *_elsewhere(pages[row], page))),
                cells=tuple(_cell(sheet, (row, column), discrepancy, locale) for column in columns),
                left_out=row - before - 1,
                is_result=row == discrepancy.printed[0],
            )
            for before, row in zip([rows[0] - 1, *rows], rows, strict=False)
        ),
    )


def _elsewhere(own: int, page: int) -> Sequence[str]:
    return () if own == page else (f"(page {own})",)


def _columns(sheet: NormalisedTable, discrepancy: Discrepancy, needed: set[int]) -> Sequence[int]:
    """Those needed, filled up with their neighbours that show a number beside the result."""
    row, column = discrepancy.printed
    others = [
        other
        for other in range(len(sheet.columns))
        if other not in needed and sheet.numbers[row][other] is not None
    ]
    nearest = sorted(others, key=lambda other: (abs(other - column), other))
    return sorted(needed | set(nearest[: max(0, _MOST_COLUMNS - len(needed))]))


def _rows(discrepancy: Discrepancy, needed: Iterable[int]) -> Sequence[int]:
    """Those needed, with a single row between two of them; of very many, the last ones."""
    rows = sorted(needed)
    if len(rows) > _MOST_ROWS:
        keep = {discrepancy.printed[0], *([discrepancy.culprit[0]] if discrepancy.culprit else ())}
        rows = sorted(keep | set(rows[-_MOST_ROWS + len(keep) :]))
    filled = [row for before, row in pairwise(rows) if row - before == _SHORT_GAP + 1]
    return sorted({*rows, *(row - 1 for row in filled)})


def _cell(
    sheet: NormalisedTable, place: Place, discrepancy: Discrepancy, locale: NumberLocale
) -> ExcerptCell:
    row, column = place
    cell = sheet.table.grid[sheet.rows[row].index][sheet.columns[column].index]
    mark = _mark(place, discrepancy)
    return ExcerptCell(
        text=" ".join(cell.text.split()) if cell is not None else "",
        mark=mark,
        sign=_sign(place, discrepancy),
        note=_note(sheet, discrepancy, locale) if mark is Mark.SUSPECT else "",
    )


def _mark(place: Place, discrepancy: Discrepancy) -> Mark:
    if place == discrepancy.culprit:
        return Mark.SUSPECT
    if place == discrepancy.printed:
        return Mark.RESULT
    return Mark.OPERAND if place in discrepancy.operands else Mark.NONE


def _sign(place: Place, discrepancy: Discrepancy) -> str:
    for operand, sign in zip(discrepancy.operands, discrepancy.signs, strict=False):
        if operand == place:
            return "+" if sign > 0 else "\N{MINUS SIGN}"
    return ""


def _note(sheet: NormalisedTable, discrepancy: Discrepancy, locale: NumberLocale) -> str:
    if discrepancy.repaired is None:
        return "left out or counted twice"
    assert discrepancy.culprit is not None, "what is repaired has a place"
    number = sheet.numbers[discrepancy.culprit[0]][discrepancy.culprit[1]]
    percent = number is not None and number.is_percent
    return f"should read {figure(discrepancy.repaired, locale, percent=percent)}"
