"""How much work a pattern can make, at most, for each place where it begins to match.

Python's `re` tries one way after another and cannot be stopped while it does so. What can be
known beforehand is how many ways there are: a repeat of 0 to 200 characters is 201 of them, and
repeats one after another multiply.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aspera.domain import regex_syntax as syntax

MOST_WAYS = 1_000_000_000
"""A pattern with more ways than this is refused (`.{0,200}` three times in a row is 8 million)."""
ENDLESS = 1_000
"""A repeat that may go on this long counts as endless."""
_LINE = 2_000
"""Characters that an endless wildcard is taken to run on for."""


@dataclass(frozen=True, slots=True)
class PatternCost:
    """`ways` to match from one place, but for endless repeats; `endless` of these in a row, each
    of which multiplies by the length of a word. `begins_anywhere`: it can begin with any
    character, so every character of the text is such a place."""

    ways: int
    endless: int
    begins_anywhere: bool = False

    def of_text(self, places: int, longest_run: int) -> int:
        """Steps for a text with so many places to begin at."""
        return places * self.ways * int(longest_run**self.endless)


def pattern_cost(parsed: Any) -> PatternCost:
    ways, endless = _of_row(parsed.data)
    return PatternCost(ways, endless, _begins_anywhere(parsed.data))


def _of_row(nodes: Sequence[syntax.Node]) -> tuple[int, int]:
    """From the end. A wildcard is stepped through once, and what follows is tried where it begins
    to match: no more often than its least length fits in. A look-around is tried through once and
    then left alone. The ways of anything else multiply those of what follows."""
    ways, endless, width = 1, 0, 0
    for operator, value in reversed(list(nodes)):
        own_ways, own_endless = _of_node(operator, value)
        endless += own_endless
        if operator in syntax.LOOK_AROUND:
            ways += own_ways
        elif operator in syntax.REPEATS and _is_wildcard(value):
            ways = own_ways + (own_ways // max(width, 1) + 1) * ways
            width = 0
        else:
            ways *= own_ways
            width += _least_width(operator, value)
        ways = min(ways, MOST_WAYS + 1)
    return ways, endless


def _is_wildcard(repeat: Any) -> bool:
    return any(syntax.is_wildcard(*node) for node in repeat[2].data)


def _least_width(operator: Any, value: Any) -> int:
    if operator in (syntax.LITERAL, syntax.IN, syntax.ANY, syntax.NOT_LITERAL):
        return 1
    widths = [int(child.getwidth()[0]) for child in syntax.children(operator, value)]
    if operator in syntax.REPEATS:
        return widths[0] * int(value[0])
    return min(widths, default=0)


def _of_node(operator: Any, value: Any) -> tuple[int, int]:
    inner = [_of_row(child.data) for child in syntax.children(operator, value)]
    if operator in syntax.REPEATS:
        if value[1] >= ENDLESS and _is_wildcard(value):
            return _LINE, 0
        return _of_repeat(value[0], value[1], *inner[0])
    if operator is syntax.BRANCH:
        pick = sum if syntax.overlap(value[1]) else max
        return pick(ways for ways, _ in inner), max(endless for _, endless in inner)
    ways, endless = 1, 0
    for child_ways, child_endless in inner:
        ways, endless = ways * child_ways, endless + child_endless
    return ways, endless


def _of_repeat(least: int, most: int, ways: int, endless: int) -> tuple[int, int]:
    if most >= ENDLESS:
        return ways, endless + 1
    if ways == 1:
        return most - least + 1, endless
    total = 0
    for times in range(least, most + 1):
        total += ways**times
        if total > MOST_WAYS:
            break
    return total, endless


def _begins_anywhere(nodes: Any) -> bool:
    for operator, value in nodes:
        if operator is syntax.AT or operator in syntax.LOOK_AROUND:
            continue
        if operator in syntax.REPEATS:
            return value[1] > 1 and any(syntax.is_wildcard(*node) for node in value[2].data)
        return any(_begins_anywhere(child.data) for child in syntax.children(operator, value))
    return False
