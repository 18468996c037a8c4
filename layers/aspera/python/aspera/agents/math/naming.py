"""What rows, columns and places of a table are called in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from aspera.agents.math.ledger import Direction
from aspera.domain.normalised_table import NormalisedTable

_LONGEST = 80
_MOST_NAMES = 4


def quoted(words: str) -> str:
    return f"“{words}”"


def row_name(sheet: NormalisedTable, row: int) -> str:
    """The row's label in quotation marks; a row without one is named by its heading or place."""
    heading = sheet.rows[row]
    label = _short(heading.label)
    if label:
        return quoted(label)
    if heading.path:
        return f"the unnamed row under {quoted(_short(heading.path[-1]))}"
    return "the unnamed row"


def column_name(sheet: NormalisedTable, column: int) -> str:
    """The column's year where that tells it from the others, else its period, else its header in
    quotation marks; empty when it has none of them."""
    heading = sheet.columns[column]
    periods = [other.period for other in sheet.columns]
    for name in (heading.period[:4], heading.period):
        if name and sum(period.startswith(name) for period in periods) == 1:
            return name
    header = _short(heading.header)
    return quoted(header) if header else heading.period


def operand_label(sheet: NormalisedTable, row: int, column: int) -> str:
    """Row and column in one line, without quotation marks."""
    label = _short(sheet.rows[row].label) or "(no label)"
    header = column_name(sheet, column).strip("“”")
    return f"{label}, {header}" if header else label


def line_names(sheet: NormalisedTable, direction: Direction, lines: Sequence[int]) -> str:
    """The lines that support a relation: "2022 and 2021", or "7 other rows"."""
    names = [
        column_name(sheet, line) if direction is Direction.DOWN else row_name(sheet, line) for line in lines
    ]
    known = list(dict.fromkeys(name for name in names if name))
    kind = "column" if direction is Direction.DOWN else "row"
    if len(known) < len(names) or len(known) > _MOST_NAMES:
        many = len(names)
        return f"{many} other {kind}s" if many > 1 else f"another {kind}"
    return enumerated(known)


def enumerated(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _short(words: str) -> str:
    words = " ".join(words.split()).rstrip(" :.…")
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
