"""Sets tables as annual reports do, and keeps what it set."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from aspera.evaluation.tables.pdf_writer import Sheet, text_width
from aspera.evaluation.tables.truth import TrueColumn, TrueRow, TrueTable

PITCH = 13.0
_LEADING = 10.5
_SIZE = 9.0
_INDENT = 10.0
_PAD = 3.0

Style = Callable[[Decimal], str]


def american(value: Decimal) -> str:
    """1,234 and (1,234); zero is a dash."""
    if not value:
        return "—"
    return f"({-value:,})" if value < 0 else f"{value:,}"


def european(value: Decimal) -> str:
    """1.234,5 and -1.234,5; zero is a dash."""
    if not value:
        return "–"
    return f"{value:,}".translate(str.maketrans(",.", ".,"))


def spaced(value: Decimal) -> str:
    """1 234 and (1 234) with blanks that do not break; zero is a dash."""
    return american(value).replace(",", "\xa0")


@dataclass(frozen=True, slots=True)
class Head:
    """A header over columns `first` to `last`; its lines are set one below the other, centred over
    several columns and flush right over one."""

    text: str
    first: int
    last: int


@dataclass(slots=True)
class Setting:
    """How a table is set. `edges` are the right edges of its columns of numbers, `notes` that of a
    column of note numbers; `signs` is set far left of the numbers of the first and last row, `mark`
    behind every third label, `centred_note` below the headers, `sections` above the rows they name."""

    x: float
    label_width: float
    edges: Sequence[float]
    heads: Sequence[Sequence[Head]]
    style: Style = american
    scale: Decimal = Decimal(1)
    periods: Sequence[str] = ()
    notes: float | None = None
    signs: str = ""
    mark: str = ""
    ruled: bool = False
    centred_note: str = ""
    corner: str = ""
    sections: dict[int, str] = field(default_factory=dict)
    font: float = _SIZE
    pitch: float = PITCH
    numbers_first: bool = False
    """On the first line of a wrapped label, not on its last."""
    units: Sequence[str] = ()
    """What a column right of the labels says, row by row."""
    headed_left: bool = False
    digits: str = "F1"
    """The font of the numbers."""


def set_table(
    sheet: Sheet, y: float, setting: Setting, rows: Sequence[TrueRow], headless: bool = False
) -> tuple[float, TrueTable]:
    """The table with its top at `y`; returns where it ends, and its truth."""
    top = y
    if not headless:
        y = _set_heads(sheet, y, setting)
    if setting.ruled:
        sheet.rule(setting.x - _PAD, y - PITCH + _PAD, setting.edges[-1] + _PAD, y - PITCH + _PAD)
    for index, row in enumerate(rows):
        if index in setting.sections:
            sheet.left(setting.x, y, setting.sections[index], setting.font, "F2")
            y += PITCH
        y = _set_row(sheet, y, setting, row, (index, len(rows)))
    if setting.ruled:
        _rule_columns(sheet, top - PITCH + _PAD, y - PITCH + _PAD, setting)
    return y, TrueTable(_columns(setting), tuple(rows))


def _columns(setting: Setting) -> tuple[TrueColumn, ...]:
    columns = []
    for index in range(len(setting.edges)):
        over = [head.text for level in setting.heads for head in level if head.first <= index <= head.last]
        period = setting.periods[index] if setting.periods else ""
        columns.append(TrueColumn(" ".join(over).replace("\n", " "), period, setting.scale))
    return tuple(columns)


def _set_heads(sheet: Sheet, y: float, setting: Setting) -> float:
    if setting.corner:
        sheet.left(setting.x, y + PITCH * (len(setting.heads) - 1), setting.corner, setting.font)
    for level in setting.heads:
        lines = max(head.text.count("\n") + 1 for head in level)
        for head in level:
            _set_head(sheet, y, setting, head, lines)
        y += lines * _LEADING + 3
    if setting.centred_note:
        middle = (setting.edges[0] + setting.edges[-1]) / 2 - 20
        sheet.centre(middle, y, setting.centred_note, setting.font)
        y += PITCH
    return y + 2


def _set_head(sheet: Sheet, y: float, setting: Setting, head: Head, lines: int) -> None:
    """Wrapped heads end on one line."""
    texts = head.text.split("\n")
    for number, text in enumerate(texts):
        base = y + (lines - len(texts) + number) * _LEADING
        if head.first == head.last and setting.headed_left:
            sheet.left(setting.edges[head.last] - 40, base, text, setting.font, "F2")
        elif head.first == head.last:
            sheet.right(setting.edges[head.last], base, text, setting.font, "F2")
        else:
            sheet.centre(_middle(setting, head), base, text, setting.font, "F2")


def _middle(setting: Setting, head: Head) -> float:
    width = setting.edges[1] - setting.edges[0]
    return (setting.edges[head.first] - 0.7 * width + setting.edges[head.last]) / 2


def _set_row(sheet: Sheet, y: float, setting: Setting, row: TrueRow, at: tuple[int, int]) -> float:
    lines = wrapped(row.label, setting.label_width, setting.font)
    for number, line in enumerate(lines):
        mark = setting.mark if number == len(lines) - 1 and at[0] % 3 == 1 else ""
        x = setting.x + (_INDENT if number or setting.sections else 0)
        sheet.left(x, y + number * _LEADING, line + mark, setting.font)
    base = last = y + (len(lines) - 1) * _LEADING
    if setting.numbers_first:
        base = y
    if setting.units:
        sheet.left(setting.x + setting.label_width + 6, base, setting.units[at[0]], setting.font)
    if setting.notes is not None and at[0] % 2 == 0:
        sheet.right(setting.notes, base, str(at[0] + 3), setting.font)
    for edge, number_ in zip(setting.edges, row.numbers, strict=True):
        if number_ is None:
            continue
        text = setting.style(number_)
        overhang = text_width(")", setting.font) if text.endswith(")") else 0.0
        sheet.right(edge + overhang, base, text, setting.font, setting.digits)
        if setting.signs and at[0] in (0, at[1] - 1):
            sheet.left(edge - 62, base, setting.signs, setting.font)
    if setting.ruled:
        sheet.rule(setting.x - _PAD, last + _PAD, setting.edges[-1] + _PAD, last + _PAD)
    return last + setting.pitch


def wrapped(label: str, width: float, size: float) -> list[str]:
    """The lines that a text takes in a column; an empty one for none."""
    lines = [""]
    for word in label.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _rule_columns(sheet: Sheet, top: float, bottom: float, setting: Setting) -> None:
    sheet.rule(setting.x - _PAD, top, setting.edges[-1] + _PAD, top)
    gap = (setting.edges[1] - setting.edges[0]) if len(setting.edges) > 1 else 60.0
    for x in (setting.x - _PAD, setting.edges[0] - gap + _PAD, *(edge + _PAD for edge in setting.edges)):
        sheet.rule(x, top, x, bottom)
