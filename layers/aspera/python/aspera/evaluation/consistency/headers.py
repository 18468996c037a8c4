"""Slips in what headers say that figures are counted in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from aspera.domain.geometry import Box
from aspera.domain.observation import Fact
from aspera.domain.page import Page
from aspera.domain.page_edit import PageEdit
from aspera.domain.table import Table
from aspera.evaluation.consistency.figures import Partners
from aspera.evaluation.planting.slip import Slip, SlipClass

_SCALE = re.compile(r"(thousand|million|billion)s?(?=[\W\d]*$)", re.IGNORECASE)
_OTHER = {"thousand": "million", "million": "thousand", "billion": "million"}
_ABOVE = 10_000
"""How far above a table its header may stand, in 1/100,000 of the page's height."""


def header_slips(pages: Mapping[int, Page], facts: Sequence[Fact]) -> Iterator[Slip]:
    """“in thousands” made “in millions” and the like, above or in the head of a table with facts;
    covered when one of these is stated elsewhere, too."""
    partners = Partners(facts)
    on_page: dict[int, list[Fact]] = {}
    for fact in facts:
        if fact.source == "table":
            on_page.setdefault(fact.page, []).append(fact)
    for number, stated in on_page.items():
        page = pages[number]
        for word, changed in _scale_words(page):
            table = _table_of(page, page.box(word))
            own = [fact for fact in stated if table is not None and _holds(table.box, fact.box)]
            if table is None or not own:
                continue
            yield Slip(
                SlipClass.UNIT_HEADER,
                PageEdit(number, {word: changed}),
                (page.box(word), table.box),
                any(partners.has(fact) for fact in own),
                f"{SlipClass.UNIT_HEADER.value} {number} {word}",
            )


def _scale_words(page: Page) -> Iterator[tuple[int, str]]:
    """Words that name a magnitude after “in”, with the magnitude changed."""
    for word, text in enumerate(page.words):
        match = _SCALE.search(text)
        if match and word and page.words[word - 1].lower().strip("(") == "in":
            other = _OTHER[match[1].lower()]
            shown = other.capitalize() if match[1][0].isupper() else other
            yield word, text[: match.start(1)] + shown + text[match.end(1) :]


def _table_of(page: Page, word: Box) -> Table | None:
    """The table that has the word in its head, or below it."""
    below = [
        table for table in page.tables if table.box.top - _ABOVE <= word.top and word.bottom <= _head(table)
    ]
    return min(below, key=lambda table: table.box.top, default=None)


def _head(table: Table) -> int:
    """Where the first row of the body begins."""
    body = [cell.box.top for row in table.grid[table.header_rows :][:1] for cell in row if cell]
    return max([table.box.top, *body])


def _holds(area: Box, box: Box) -> bool:
    return (
        area.left <= box.left
        and box.right <= area.right
        and area.top <= box.top
        and box.bottom <= area.bottom
    )
