"""Which lines may be the same line, found by hashing and never by comparing all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from aspera.domain.comparison.figures import digits
from aspera.domain.comparison.lines import Line
from aspera.domain.comparison.settings import setting_of
from aspera.domain.fact_reading.qualifiers import UNDER

_MOST_OF_ONE_LABEL = 24
_MOST_OF_ONE_FIGURE = 8
_PERIODS_OF_AN_ALIAS = 3
_DIGITS_OF_AN_ALIAS = 4
_WORDS_IN_COMMON = 2
_NAMELESS = frozenset("total net consolidated amount balance / company".split())

Pair = tuple[Line, Line]
_Figure = tuple[str, Decimal]


def same_label_pairs(lines: Sequence[Line]) -> Iterator[Pair]:
    """Lines with one label at two places and a period in common. Of a label that stands more often
    than can be compared, only the lines that share a figure."""
    by_label: dict[tuple[str, bool], list[Line]] = defaultdict(list)
    for line in lines:
        by_label[line.label, line.is_share].append(line)
    for named in by_label.values():
        if len(named) > _MOST_OF_ONE_LABEL:
            yield from _sharing_a_figure(named)
            continue
        for first, second in combinations(named, 2):
            if first.table != second.table and not first.facts.keys().isdisjoint(second.facts):
                yield first, second


def alias_pairs(lines: Sequence[Line]) -> Iterator[Pair]:
    """Lines with two labels that the document uses for one thing: it prints the same figure under
    both in at least three periods, or in one when the two labels have their words in common."""
    periods: dict[tuple[str, str], set[_Figure]] = defaultdict(set)
    pairs: dict[tuple[int, int], Pair] = {}
    for figure, sharing in _by_figure(lines, _DIGITS_OF_AN_ALIAS).items():
        if len(sharing) > _MOST_OF_ONE_FIGURE:
            continue
        for first, second in combinations(sharing, 2):
            if first.label != second.label and first.table != second.table:
                one, other = sorted((first.label, second.label))
                periods[one, other].add(figure)
                pairs[id(first), id(second)] = (first, second)
    for first, second in pairs.values():
        one, other = sorted((first.label, second.label))
        common = len({period for period, _ in periods[one, other]})
        if common >= _PERIODS_OF_AN_ALIAS or are_related(first, second):
            yield first, second


def are_related(first: Line, second: Line) -> bool:
    """Whether the labels of two lines name one thing in other words: the same words in another order,
    or one with more than the other; a label of one word is read with the heading above it."""
    one, other = _words_of(first), _words_of(second)
    common = len(one & other)
    return common >= _WORDS_IN_COMMON and (common == min(len(one), len(other)))


def _words_of(line: Line) -> frozenset[str]:
    fact = next(iter(line.facts.values()))
    return _naming_words(line.label, setting_of(fact.qualifiers).under)


@lru_cache(maxsize=8192)
def _naming_words(label: str, under: str) -> frozenset[str]:
    words = frozenset(label.split()) - _NAMELESS
    if len(words) < _WORDS_IN_COMMON:
        words |= frozenset(under.removeprefix(UNDER).rpartition(" / ")[2].split()) - _NAMELESS
    return words


def _sharing_a_figure(lines: Sequence[Line]) -> Iterator[Pair]:
    seen: set[tuple[int, int]] = set()
    for sharing in _by_figure(lines, 1).values():
        for first, second in combinations(sharing[:_MOST_OF_ONE_LABEL], 2):
            if first.table != second.table and (id(first), id(second)) not in seen:
                seen.add((id(first), id(second)))
                yield first, second


def _by_figure(lines: Sequence[Line], fewest_digits: int) -> Mapping[_Figure, list[Line]]:
    figures: dict[_Figure, list[Line]] = defaultdict(list)
    for line in lines:
        for period, fact in line.facts.items():
            if digits(fact) >= fewest_digits:
                figures[period, abs(fact.value)].append(line)
    return figures
