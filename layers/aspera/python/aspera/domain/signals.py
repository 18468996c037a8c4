"""Signals: patterns that say that a page may speak of something, searched for quickly.

Patterns are Python regular expressions, case ignored; `^` and `$` stand for the beginning and
end of a block of the page's text, and `.` does not leave a block. Each is guarded by the words
that it cannot do without (`domain.required_literals`), so the patterns of a whole framework cost
a page no more than two or three unguarded ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from aspera.domain.errors import InvalidInput
from aspera.domain.page import PageText
from aspera.domain.pattern_cost import PatternCost, pattern_cost
from aspera.domain.pattern_safety import PatternSafety, refusal
from aspera.domain.regex_syntax import parse
from aspera.domain.required_literals import Clause, required_literals

_FLAGS = re.IGNORECASE | re.MULTILINE
Span = tuple[int, int]
_MOST_STEPS = 500_000_000
"""One pattern on one page, estimated from above: some seconds at the very worst, in text that is
made to be slow; in text written by people next to none of them are taken."""


@dataclass(frozen=True, slots=True)
class Signal:
    """A checked pattern. Make one with `compile_signal`."""

    pattern: str
    clauses: tuple[Clause, ...] = field(repr=False)
    """Each must hold by one of its lower-case literals, or the pattern cannot match."""
    may_span_lines: bool = field(repr=False)
    cost: PatternCost = field(repr=False)

    def spans(self, text: PageText) -> list[Span]:
        """Spans of `text.text` where the pattern matches, in order: what `regex.finditer` gives."""
        presence = _Presence(text)
        return list(self._search(text.text, presence)) if self._is_possible(presence) else []

    @property
    def regex(self) -> re.Pattern[str]:
        """Compiled when it is first needed: most patterns never match in a document."""
        return _compiled(self.pattern)

    def _is_possible(self, presence: _Presence) -> bool:
        return all(any(map(presence.__getitem__, clause)) for clause in self.clauses)

    def _search(self, text: str, presence: _Presence) -> Iterator[Span]:
        """A pattern that cannot see a line break is only tried on the blocks that hold its most
        telling literal."""
        regex, limit = self.regex, self._limit(presence)
        if limit < len(text):
            presence.cut_short.append(self.pattern)
        if self.may_span_lines or not self.clauses:
            yield from (match.span() for match in regex.finditer(text, 0, limit))
            return
        for start, end in _blocks_with(self.clauses[0], presence.folded):
            if end > limit:
                return
            for match in regex.finditer(text, start, end):
                yield match.span()

    def _limit(self, presence: _Presence) -> int:
        """How far into the text the pattern can be tried with the steps that one pattern may take
        on a page: a number of characters, so that it is the same on every machine."""
        length, cost = len(presence.folded), self.cost
        if cost.of_text(length, presence.longest_run if cost.endless else 1) <= _MOST_STEPS:
            return length
        places = _MOST_STEPS // max(1, cost.of_text(1, presence.longest_run))
        if cost.begins_anywhere or not self.clauses:
            return min(length, places)
        return _position_of(self.clauses[0], places, presence.folded)


class SignalSet:
    """The signals of many rules, searched for together: a literal that several patterns need is
    looked for once a page."""

    def __init__(self, patterns: Mapping[str, Sequence[str]]) -> None:
        """`patterns` by rule id. InvalidInput when one of them is refused."""
        self._rules = {rule: tuple(map(compile_signal, texts)) for rule, texts in patterns.items()}

    def candidates(self, text: PageText) -> list[str]:
        """The ids of the rules that can match at all, in the order they were given."""
        presence = _Presence(text)
        return [
            rule
            for rule, signals in self._rules.items()
            if any(signal._is_possible(presence) for signal in signals)
        ]

    def spans(self, text: PageText) -> dict[str, list[Span]]:
        """Where each rule matches, sorted, for the rules that do, in the order they were given."""
        return self.search(text).spans

    def search(self, text: PageText) -> Found:
        """`spans`, and what could not be searched for to the end."""
        presence = _Presence(text)
        found: dict[str, list[Span]] = {}
        cut_short: list[tuple[str, str]] = []
        for rule, signals in self._rules.items():
            spans: set[Span] = set()
            for signal in signals:
                if signal._is_possible(presence):
                    spans.update(signal._search(text.text, presence))
            if spans:
                found[rule] = sorted(spans)
            if presence.cut_short:
                cut_short.extend((rule, pattern) for pattern in presence.cut_short)
                presence.cut_short.clear()
        return Found(found, tuple(cut_short))


@dataclass(frozen=True, slots=True)
class Found:
    """`cut_short`: rule and pattern of each search that took too many steps and was not made on
    all of the page."""

    spans: dict[str, list[Span]]
    cut_short: tuple[tuple[str, str], ...]


@cache
def compile_signal(pattern: str) -> Signal:
    """InvalidInput when `pattern` is no regular expression, matches the empty text, or repeats in
    a way that could take time out of all proportion."""
    try:
        parsed = parse(pattern, _FLAGS)
    except (re.error, OverflowError, RecursionError) as error:
        raise InvalidInput(f"the signal {pattern!r} is not a regular expression: {error}") from error
    safety = PatternSafety(_FLAGS)
    safety.walk(parsed)
    fault = refusal(parsed, safety)
    if fault:
        raise InvalidInput(f"the signal {pattern!r} is refused: {fault}")
    return Signal(pattern, required_literals(parsed), safety.sees_line_break, pattern_cost(parsed))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, _FLAGS)


class _Presence(dict[str, bool]):
    """Which literals stand on a page, each looked for when it is first asked about."""

    def __init__(self, text: PageText) -> None:
        self.folded = _folded(text)
        self.cut_short: list[str] = []
        """Patterns that were not tried on all of the page."""

    @cached_property
    def longest_run(self) -> int:
        """Characters of the longest word."""
        return max(map(len, self.folded.split()), default=1)

    def __missing__(self, literal: str) -> bool:
        self[literal] = is_present = literal in self.folded
        return is_present


def _folded(text: PageText) -> str:
    """Lower case as `re` sees it, same length, every character outside of ASCII a `?`: literals
    are ASCII, and a string of bytes is searched faster. ı, İ and ſ match i and s in a pattern,
    which `str.lower` does not know (the Kelvin sign it does)."""
    lower = text.lower
    if lower.isascii():
        return lower
    folded = lower.replace("ſ", "s").replace("ı", "i").replace("İ", "i")
    return text.plain if folded == lower else folded.encode("ascii", "replace").decode("ascii")


def _position_of(clause: Clause, places: int, folded: str) -> int:
    """Where the first `places` occurrences of the clause's literals end; else the end of the text."""
    ends = sorted(match.end() for literal in clause for match in re.finditer(re.escape(literal), folded))
    return ends[places] if places < len(ends) else len(folded)


def _blocks_with(clause: Clause, folded: str) -> list[Span]:
    """The lines of `folded` that hold one of the literals, in order, each once."""
    blocks: set[Span] = set()
    for literal in clause:
        position = folded.find(literal)
        while position >= 0:
            start = folded.rfind("\n", 0, position) + 1
            end = folded.find("\n", position)
            end = len(folded) if end < 0 else end
            blocks.add((start, end))
            position = folded.find(literal, end)
    return sorted(blocks)
