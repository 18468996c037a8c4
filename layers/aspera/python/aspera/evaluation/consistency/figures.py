"""Slips in figures that tables and sentences state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from aspera.domain.observation import Fact
from aspera.domain.page import Page
from aspera.domain.page_edit import PageEdit
from aspera.evaluation.planting.cell_words import words_in
from aspera.evaluation.planting.chance import pick
from aspera.evaluation.planting.misprints import misprint
from aspera.evaluation.planting.slip import Slip, SlipClass

_IN_TABLES = (SlipClass.DIGIT, SlipClass.TRANSPOSITION, SlipClass.SCALE)
_IN_PROSE = (SlipClass.DIGIT, SlipClass.TRANSPOSITION)
_ELSEWHERE = {"prose": SlipClass.PROSE_AGAINST_TABLE, "headline": SlipClass.HEADLINE}
_FEWEST_DIGITS = 3
_TELLING_DIGITS = 4
_DIGIT = re.compile(r"\d")


def figure_slips(pages: Mapping[int, Page], facts: Sequence[Fact]) -> Iterator[Slip]:
    """Figures of three digits and more, one slip of each class in each. A figure is covered when a
    table elsewhere states it, too: for the same period under the same label, or under any label
    when it has four digits."""
    partners = Partners(facts)
    for number, fact in enumerate(facts):
        if digits_of(fact) < _FEWEST_DIGITS:
            continue
        page = pages[fact.page]
        word = _word_of(page, fact)
        if word is None:
            continue
        is_covered = partners.has(fact)
        other = _ELSEWHERE.get(fact.source)
        if other is not None:
            key = f"{other.value} {fact.page} {number}"
            how = pick(key, _IN_PROSE)
            yield from _slip(page, fact, word, other, how, is_covered, key)
            continue
        for kind in _IN_TABLES:
            yield from _slip(page, fact, word, kind, kind, is_covered, f"{kind.value} {fact.page} {number}")


def _slip(
    page: Page, fact: Fact, word: int, kind: SlipClass, how: SlipClass, is_covered: bool, key: str
) -> Iterator[Slip]:
    changed = misprint(page.words[word], how, f"{key} {page.words[word]}")
    if changed is not None and changed != page.words[word]:
        yield Slip(kind, PageEdit(page.number, {word: changed}), (page.box(word),), is_covered, key)


class Partners:
    """Finds figures that are stated once more."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._by_label: dict[tuple[str, str], list[Fact]] = {}
        self._by_value: dict[tuple[str, Decimal], list[Fact]] = {}
        for fact in facts:
            if fact.source == "table":
                self._by_label.setdefault((fact.period, fact.label), []).append(fact)
                self._by_value.setdefault((fact.period, abs(fact.value)), []).append(fact)

    def has(self, fact: Fact) -> bool:
        alike = self._by_label.get((fact.period, fact.label), ())
        if any(_is_elsewhere(other, fact) and _agree(other, fact) for other in alike):
            return True
        if digits_of(fact) < _TELLING_DIGITS:
            return False
        equal = self._by_value.get((fact.period, abs(fact.value)), ())
        return any(_is_elsewhere(other, fact) and digits_of(other) >= _TELLING_DIGITS for other in equal)


def digits_of(fact: Fact) -> int:
    """How many significant digits are printed."""
    return len(str(int(abs(fact.value) / fact.precision)))


def _is_elsewhere(one: Fact, other: Fact) -> bool:
    """Whether the two stand in different tables, or one of them in a sentence."""
    return _region(one) != _region(other)


def _region(fact: Fact) -> str:
    return ".".join(fact.place.split(".")[:2]) or f"{fact.page} {fact.box}"


def _agree(one: Fact, other: Fact) -> bool:
    return 2 * abs(abs(one.value) - abs(other.value)) <= max(one.precision, other.precision)


def _word_of(page: Page, fact: Fact) -> int | None:
    """The word within the figure's box that has all its digits."""
    printed = "".join(_DIGIT.findall(fact.printed))
    return next(
        (w for w in words_in(page, fact.box) if "".join(_DIGIT.findall(page.words[w])) == printed), None
    )
