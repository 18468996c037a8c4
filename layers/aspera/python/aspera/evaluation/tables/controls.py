"""Pages that hold no table, however much they look like one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from aspera.evaluation.tables.pdf_writer import Sheet, pdf_of, text_width
from aspera.evaluation.tables.truth import Specimen

_WORDS = (
    "the company its results during year were above those of prior and reflect higher volumes in most markets"
    " while costs rose less than expected because management kept prices firm for all of its customers"
).split()
_SIZE = 9.5
_PLACES = ("Springfield", "Riverton", "Lakewood", "Fairview", "Georgetown", "Ashland")


def controls(each: int) -> Iterator[Specimen]:
    """`each` of every kind, always the same ones."""
    for kind, draw in _KINDS.items():
        for number in range(each):
            sheet = Sheet()
            draw(sheet, Random(f"{kind} {number}"))
            yield Specimen(kind, pdf_of([sheet]), [[]])


def _sentence(chance: Random, width: float) -> str:
    """Words and figures that fill a line."""
    text = ""
    while True:
        figure = f"${chance.randrange(1, 999)}.{chance.randrange(10)} million in 20{chance.randrange(10, 24)}"
        word = figure if chance.random() < 0.08 else chance.choice(_WORDS)
        if text_width(f"{text} {word}", _SIZE) > width:
            return text.strip()
        text += f" {word}"


def _two_columns(sheet: Sheet, chance: Random) -> None:
    for line in range(48):
        for x in (50.0, 318.0):
            if (line + int(x)) % 11:
                sheet.left(x, 80 + 13 * line, _sentence(chance, 240), _SIZE)


def _list(sheet: Sheet, chance: Random) -> None:
    for number in range(14):
        y = 90 + 32 * number
        sheet.left(60, y, "•" if chance.random() < 0.5 else f"{number + 1}.", _SIZE)
        sheet.left(78, y, _sentence(chance, 430), _SIZE)
        sheet.left(78, y + 12, _sentence(chance, 300), _SIZE)


def _addresses(sheet: Sheet, chance: Random) -> None:
    for row in range(5):
        for x in (50.0, 230.0, 410.0):
            y = 90 + 80 * row
            sheet.left(x, y, chance.choice(("Holding plc", "Services Ltd", "Trading Inc.")), _SIZE, "F2")
            sheet.left(x, y + 12, f"{chance.randrange(1, 400)} {chance.choice(_PLACES)} Road", _SIZE)
            sheet.left(x, y + 24, f"{chance.choice(_PLACES)}, {chance.randrange(10000, 99999)}", _SIZE)
            sheet.left(
                x, y + 36, f"Telephone {chance.randrange(200, 999)} 555 {chance.randrange(1000, 9999)}", _SIZE
            )


def _contents(sheet: Sheet, chance: Random) -> None:
    page = 1
    for line in range(24):
        title = " ".join(chance.sample(_WORDS, 4)).capitalize()
        page += chance.randrange(1, 9)
        dots = int((470 - text_width(title, _SIZE)) / text_width(".", _SIZE)) - 6
        sheet.left(60, 90 + 16 * line, f"{title} {'.' * dots}", _SIZE)
        sheet.right(550, 90 + 16 * line, str(page), _SIZE)


def _references(sheet: Sheet, chance: Random) -> None:
    for number in range(18):
        y = 90 + 28 * number
        sheet.left(50, y, f"[{number + 1}]", _SIZE)
        sheet.left(76, y, _sentence(chance, 440), _SIZE)
        sheet.left(
            76,
            y + 12,
            f"Vol. {chance.randrange(1, 80)}, pp. {chance.randrange(1, 300)}, 20{chance.randrange(10, 24)}.",
            _SIZE,
        )


def _chart(sheet: Sheet, chance: Random) -> None:
    for step in range(7):
        sheet.right(90, 300 - 30 * step, str(step * 50), 8)
    for index, year in enumerate(range(2017, 2024)):
        height = chance.randrange(20, 170)
        sheet.centre(130 + 55 * index, 312, str(year), 8)
        sheet.centre(130 + 55 * index, 300 - height, str(chance.randrange(10, 330)), 8)
    for line in range(12):
        sheet.left(50, 360 + 13 * line, _sentence(chance, 500), _SIZE)


def _letter(sheet: Sheet, chance: Random) -> None:
    sheet.right(550, 80, f"March {chance.randrange(1, 29)}, 2024", _SIZE)
    for line in range(4):
        sheet.left(50, 80 + 13 * line, f"{chance.choice(_PLACES)} {chance.randrange(1, 90)}", _SIZE)
    for line in range(30):
        sheet.left(50, 180 + 14 * line, _sentence(chance, 480), _SIZE)
    sheet.left(50, 640, "Chief Executive Officer", _SIZE)
    sheet.left(330, 640, "Chief Financial Officer", _SIZE)


_KINDS: dict[str, Callable[[Sheet, Random], None]] = {
    "prose in two columns": _two_columns,
    "lists": _list,
    "addresses": _addresses,
    "table of contents": _contents,
    "references": _references,
    "chart labels": _chart,
    "letter": _letter,
}
