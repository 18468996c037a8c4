"""Rows that two documents head alike but for the categories that they take in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from aspera.domain.comparison.across import is_later
from aspera.domain.comparison.lines import Line
from aspera.domain.observation import Fact

_CATEGORIES = re.compile(r"(.*\bcategory)((?: \d{1,2}\b)+)(.*)")


@dataclass(frozen=True, slots=True)
class ChangedBoundary:
    """A figure of each document: “scope 3 (categories 1–15)” and “scope 3 (categories 1, 6)”."""

    earlier: Fact
    later: Fact


def changed_boundaries(lines: Sequence[Line]) -> Iterator[ChangedBoundary]:
    """Rows of which each document has one list of categories, and the two lists differ."""
    before, after = (_by_name(lines, late) for late in (False, True))
    for name, lists in after.items():
        earlier = before.get(name, {})
        if len(lists) == len(earlier) == 1 and lists.keys() != earlier.keys():
            yield ChangedBoundary(*earlier.values(), *lists.values())


def _by_name(lines: Sequence[Line], late: bool) -> Mapping[tuple[str, str, bool], Mapping[str, Fact]]:
    """By what stands around the categories, a figure for each list of them."""
    named: dict[tuple[str, str, bool], dict[str, Fact]] = defaultdict(dict)
    for line in lines:
        match = _CATEGORIES.fullmatch(line.label) if is_later(line) is late and line.is_table else None
        if match:
            key = match[1], match[3], line.is_share
            named[key].setdefault(match[2], next(iter(line.facts.values())))
    return named
