"""An evaluation on the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from aspera.evaluation.measure import Evaluation, Section

_WIDTH = 100


def table(evaluation: Evaluation) -> str:
    """Section by section: figure, value, 95 % interval, n, goal."""
    return "\n".join(line for section in evaluation.sections for line in _lines(section))


def _lines(section: Section) -> Iterator[str]:
    from aspera.evaluation.figures import COLUMNS, columns

    yield click.style(section.title, bold=True)
    yield from textwrap.wrap(section.note, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    if section.measures:
        rows: Sequence[Sequence[str]] = [COLUMNS, *map(columns, section.measures)]
        widths = [max(len(row[column]) for row in rows) for column in range(len(COLUMNS))]
        yield from (_row(row, widths) for row in rows)
    yield ""


def _row(row: Sequence[str], widths: Sequence[int]) -> str:
    name, *figures, goal = row
    right = (figure.rjust(width) for figure, width in zip(figures, widths[1:-1], strict=True))
    return "  ".join(("", name.ljust(widths[0]), *right, goal)).rstrip()
