"""Lines of two documents that name one thing, with the periods in which they agree or do not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from aspera.domain.comparison.balances import openings_as_closings
from aspera.domain.comparison.figures import agree, digits
from aspera.domain.comparison.kinship import Comparison, Kinship, compared, kinships
from aspera.domain.comparison.lines import Line, lines_of
from aspera.domain.comparison.scales import in_one_scale
from aspera.domain.observation import Fact

_MOST_PAIRS = 400
_FEWEST_DIGITS = 3
_EARLIER, _LATER = "1/", "2/"

_Named = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Across:
    """`comparisons` hold a line of the earlier document first. `told` are all figures of a document
    by label and period: (is it the later one, label, is it a share, period). `named` counts the
    lines of a table by label; `lines` are those of both documents."""

    comparisons: tuple[Comparison, ...]
    kin: Mapping[tuple[str, str], Kinship]
    told: Mapping[tuple[bool, str, bool, str], Sequence[Fact]]
    named: Mapping[tuple[str, str, bool], int]
    lines: Sequence[Line]

    def is_only(self, line: Line) -> bool:
        """Whether its table has no other line of that label."""
        return self.named[line.table, line.label, line.is_share] == 1


def across(earlier: Iterable[Fact], later: Iterable[Fact]) -> Across:
    """The facts of both are read as one set, so that days that end fiscal years, and scales that
    stand on other pages, are learned from both. An opening value of the later document is set against
    the closing value of the earlier one. Headlines, whose year is often not printed, are left
    out."""
    marked = [_marked(fact, _EARLIER) for fact in earlier] + [_marked(fact, _LATER) for fact in later]
    lines = lines_of(in_one_scale([fact for fact in marked if fact.source != "headline"]))
    openings = [line for line in openings_as_closings(lines) if is_later(line)]
    comparisons = [compared(first, second) for first, second in _pairs([*lines, *openings])]
    found = tuple(item for item in comparisons if item.agreeing or item.differing)
    named = Counter((line.table, line.label, line.is_share) for line in lines)
    return Across(found, kinships(found), _told(lines), named, lines)


def _marked(fact: Fact, mark: str) -> Fact:
    return replace(fact, place=mark + fact.place)


def is_later(line: Line) -> bool:
    return line.table.startswith(_LATER)


def _pairs(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    named: dict[_Named, tuple[list[Line], list[Line]]] = defaultdict(lambda: ([], []))
    for line in lines:
        named[line.label, line.is_share][is_later(line)].append(line)
    for before, after in named.values():
        everything = len(before) * len(after) <= _MOST_PAIRS
        for first in before:
            for second in after:
                if not first.facts.keys().isdisjoint(second.facts) and (everything or _share(first, second)):
                    yield first, second


def _share(first: Line, second: Line) -> bool:
    return any(
        digits(fact) >= _FEWEST_DIGITS and period in second.facts and agree(fact, second.facts[period])
        for period, fact in first.facts.items()
    )


def _told(lines: Iterable[Line]) -> Mapping[tuple[bool, str, bool, str], Sequence[Fact]]:
    told: dict[tuple[bool, str, bool, str], list[Fact]] = defaultdict(list)
    for line in lines:
        for period, fact in line.facts.items():
            told[is_later(line), line.label, line.is_share, period].append(fact)
    return told
