"""Metrics that two documents of one company define in different ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from aspera.domain.fact_reading.definitions import KEY
from aspera.domain.observation import Mention


@dataclass(frozen=True, slots=True)
class ChangedDefinition:
    """`part` is, as printed, what only one of the definitions names: the later when `is_new`. `term` is
    what is defined, as the later document prints it."""

    term: str
    earlier: Mention
    later: Mention
    part: str
    is_new: bool


def changed_definitions(earlier: Iterable[Mention], later: Iterable[Mention]) -> Iterator[ChangedDefinition]:
    """Terms that each document defines in one way only, where one definition takes in, or leaves out,
    something that the other does not name with a single word. Other words for the same are no change."""
    before, after = _by_term(earlier), _by_term(later)
    for term, new in after.items():
        old = before.get(term)
        if old is None:
            continue
        printed = new.detail.partition("\n")[0].split("|", 2)[2]
        added, dropped = next(_strange_parts(new, old), ""), next(_strange_parts(old, new), "")
        if added or dropped:
            yield ChangedDefinition(printed, old, new, added or dropped, is_new=bool(added))


def _strange_parts(one: Mention, other: Mention) -> Iterator[str]:
    """The parts of one definition of which the other has no word."""
    known = set(other.detail.partition("\n")[0].split("|", 2)[1].split())
    for line in one.detail.split("\n")[1:]:
        _, words, printed = line.split("|", 2)
        if words and known.isdisjoint(words.split()):
            yield printed


def _by_term(mentions: Iterable[Mention]) -> Mapping[str, Mention]:
    """The terms that are defined in one way only."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[mention.key.removeprefix(KEY)].append(mention)
    return {
        term: defined[0]
        for term, defined in found.items()
        if len({mention.detail for mention in defined}) == 1
    }
