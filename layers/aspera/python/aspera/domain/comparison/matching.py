"""Which lines may be the same line, found by hashing and never by comparing all with all."""

from __future__ import annotations

from collections import Counter, defaultdict
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
_MOST_OF_ONE_WORD = 400
_PERIODS_OF_AN_ALIAS = 3
_PERIODS_OF_ONE_ROW = 2
_DIGITS_OF_AN_ALIAS = 4
_WORDS_IN_COMMON = 2
_SUMMED = frozenset("total consolidated".split())
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
    both in at least three periods, in two of one row each, or in one when the two labels have their
    words in common."""
    periods: dict[tuple[str, str], set[_Figure]] = defaultdict(set)
    pairs: dict[tuple[int, int], Pair] = {}
    of_rows: Counter[tuple[int, int]] = Counter()
    for figure, sharing in _by_figure(lines, _DIGITS_OF_AN_ALIAS).items():
        if len(sharing) > _MOST_OF_ONE_FIGURE:
            continue
        for first, second in combinations(sharing, 2):
            if first.label != second.label and first.table != second.table:
                one, other = sorted((first.label, second.label))
                periods[one, other].add(figure)
                pairs[id(first), id(second)] = (first, second)
                of_rows[id(first), id(second)] += 1
    for rows, (first, second) in pairs.items():
        one, other = sorted((first.label, second.label))
        common = len({period for period, _ in periods[one, other]})
        is_usual = common >= _PERIODS_OF_AN_ALIAS or of_rows[rows] >= _PERIODS_OF_ONE_ROW
        if is_usual or are_related(first, second):
            yield first, second


def total_pairs(lines: Sequence[Line]) -> Iterator[Pair]:
    """Rows of two tables whose labels differ by "total" alone, with a period in common."""
    by_name: dict[tuple[str, bool], list[Line]] = defaultdict(list)
    for line in lines:
        if line.is_table:
            by_name[bare_label(line.label), line.is_share].append(line)
    for named in by_name.values():
        if len({line.label for line in named}) > 1 and len(named) <= _MOST_OF_ONE_LABEL:
            for first, second in combinations(named, 2):
                are_two = first.table != second.table and first.label != second.label
                if are_two and not first.facts.keys().isdisjoint(second.facts):
                    yield first, second


def prose_pairs(lines: Sequence[Line]) -> Iterator[Pair]:
    """A table's row and a sentence's line whose labels differ and name one thing in other words, with
    a period in common. Figures need not be equal: a sentence rounds."""
    said = [line for line in lines if not line.is_table]
    by_word: dict[str, list[Line]] = defaultdict(list)
    for row in lines if said else ():
        if row.is_table:
            for word in _words_of(row):
                if len(by_word[word]) < _MOST_OF_ONE_WORD:
                    by_word[word].append(row)
    for line in said:
        rows = {id(row): row for word in sorted(_words_of(line)) for row in by_word.get(word, ())}
        for row in rows.values():
            is_of_a_kind = row.label != line.label and row.is_share is line.is_share
            if is_of_a_kind and not line.facts.keys().isdisjoint(row.facts) and _are_near(line, row):
                yield row, line


def crowded(lines: Sequence[Line]) -> int:
    """How many lines are not compared with each of the same label, so many there are: of those that
    share no figure with another, a difference is not found."""
    labels = Counter((line.label, line.is_share) for line in lines)
    return sum(count for count in labels.values() if count > _MOST_OF_ONE_LABEL)


def _are_near(line: Line, row: Line) -> bool:
    return bare_label(line.label) == bare_label(row.label) or are_related(line, row)


@lru_cache(maxsize=8192)
def bare_label(label: str) -> str:
    """The label without "total" and the like: "backlog" for "total backlog"."""
    return " ".join(word for word in label.split() if word not in _SUMMED)


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
