"""Which lines may be the same line, found by hashing and never by comparing all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from aspera.agents.consistency.figures import digits
from aspera.agents.consistency.lines import Line

_MOST_OF_ONE_LABEL = 24
_MOST_OF_ONE_FIGURE = 8
_PERIODS_OF_AN_ALIAS = 3
_DIGITS_OF_AN_ALIAS = 4

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
    both in at least three periods."""
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
        if len({period for period, _ in periods[one, other]}) >= _PERIODS_OF_AN_ALIAS:
            yield first, second


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
