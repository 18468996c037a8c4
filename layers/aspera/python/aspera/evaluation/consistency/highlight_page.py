"""A page of highlights before a real report: its own figures, rounded, set large over their names."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from aspera.domain.comparison.figures import digits
from aspera.domain.comparison.sides import printed_label
from aspera.domain.fact_reading.labels import content_words
from aspera.domain.observation import Fact
from aspera.domain.page import Block, BlockKind, Page, PageSource
from aspera.domain.tabulation import read_tables
from aspera.evaluation.planting.chance import sample
from aspera.evaluation.planting.rehearsal import Rehearsal

_BOXES = 8
_FEWEST_DIGITS = 4
_FEWEST_OF_A_YEAR = 6
_WIDTH, _HEIGHT = 595.0, 842.0
_LARGE, _SMALL = 28.0, 9.0
_LETTER = 0.5
"""Width of a letter in heights."""
_SCALES = ((Decimal(10**9), " billion"), (Decimal(10**6), " million"))
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
_TEXT = "This page shows in short what the report says at length on its other pages of the same year."


def with_highlights(rehearsal: Rehearsal) -> Rehearsal | None:
    """The document with the page behind its last one, by the same agent; None when its tables have no
    figure of four digits for their latest year under a telling name."""
    chosen = _chosen(rehearsal)
    if not chosen:
        return None
    page = _set(max(rehearsal.pages) + 1, chosen)
    return replace(rehearsal, pages={**rehearsal.pages, page.number: page})


def _chosen(rehearsal: Rehearsal) -> Sequence[Fact]:
    facts = [fact for fact in rehearsal.observations.facts if fact.source == "table" and fact.unit != "%"]
    years = Counter(fact.period[:4] for fact in facts)
    latest = max((year for year, count in years.items() if count >= _FEWEST_OF_A_YEAR), default="")
    fit = [
        fact
        for fact in facts
        if fact.period[:4] == latest
        and len(fact.period) in (len("2023"), len("2023-12-31"))
        and not fact.qualifiers
        and content_words(fact.label) > 1
        and digits(fact) >= _FEWEST_DIGITS
        and fact.value > 0
    ]
    first = {fact.label: fact for fact in reversed(fit)}
    return sample(first.values(), lambda fact: f"{rehearsal.profile.document_id} {fact.label}", _BOXES)


@dataclass
class _Sheet:
    """A page that is being set."""

    words: list[str]
    boxes: array[int]
    lines: list[int]
    blocks: list[Block]

    def line(self, text: str, left: float, top: float, size: float, kind: BlockKind) -> None:
        self.blocks.append(Block(kind, len(self.lines), len(self.lines) + 1))
        self.lines.append(len(self.words))
        for word in text.split():
            right = left + len(word) * size * _LETTER
            edges = left / _WIDTH, top / _HEIGHT, right / _WIDTH, (top + size) / _HEIGHT
            self.words.append(word)
            self.boxes.extend(round(100_000 * edge) for edge in edges)
            left = right + size * _LETTER / 2


def _set(number: int, facts: Sequence[Fact]) -> Page:
    sheet = _Sheet([], array("i"), [], [])
    for index, fact in enumerate(facts):
        left, top = 50.0 + 270 * (index % 2), 60.0 + 130 * (index // 2)
        sheet.line(figure_in_short(fact), left, top, _LARGE, BlockKind.TEXT)
        for place, text in enumerate(_name(fact)):
            sheet.line(text, left, top + _LARGE + 4 + place * (_SMALL + 2), _SMALL, BlockKind.TEXT)
    for place in range(8):
        sheet.line(_TEXT, 50.0, 640.0 + place * (_SMALL + 3), _SMALL, BlockKind.TEXT)
    page = Page(
        number, _WIDTH, _HEIGHT, PageSource.TEXT_LAYER, sheet.words, sheet.boxes, sheet.lines, sheet.blocks
    )
    return replace(page, tables=read_tables(page))


def _name(fact: Fact) -> Iterator[str]:
    """In lines that fit the box."""
    line = ""
    for word in f"{printed_label(fact).strip('“”')} in {fact.period[:4]}".split():
        if len(line) + len(word) > 48:
            yield line
            line = ""
        line = f"{line} {word}".strip()
    yield line


def figure_in_short(fact: Fact) -> str:
    """Three or four digits and the magnitude: “$44.12 billion”; smaller figures in full."""
    sign = _SIGNS.get(fact.unit, "")
    for scale, name in _SCALES:
        if fact.value >= scale and fact.precision < scale:
            amount = fact.value / scale
            places = Decimal("0.01") if amount < 100 else Decimal("0.1")
            step = max(places, fact.precision / scale)
            return f"{sign}{amount.quantize(step, ROUND_HALF_UP)}{name}"
    return f"{sign}{fact.value:,}"
