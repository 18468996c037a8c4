"""Targets of one company that two documents state with another year, percentage or base year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from aspera.domain.fact_reading.targets import CUT
from aspera.domain.observation import Mention


@dataclass(frozen=True, slots=True)
class Target:
    """`what` says in normal words what is to be reached, `base` is the base year of a cut."""

    what: str
    base: str
    share: str
    year: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class ChangedTarget:
    """`aspect` is "year", "percentage" or "base year"; all else is equal."""

    earlier: Target
    later: Target
    aspect: str

    @property
    def values(self) -> tuple[str, str]:
        """As they are told to people."""
        if self.aspect == "percentage":
            return f"{self.earlier.share} %", f"{self.later.share} %"
        if self.aspect == "year":
            return self.earlier.year, self.later.year
        return self.earlier.base, self.later.base


def changed_targets(earlier: Iterable[Mention], later: Iterable[Mention]) -> Iterator[ChangedTarget]:
    """Targets in the same words that each document states in one way only, and that differ in one
    aspect. A base year that one of the two does not name is no difference."""
    before, after = _by_what(earlier), _by_what(later)
    for what, target in after.items():
        rival = before.get(what)
        if rival is not None:
            apart = list(_aspects(rival, target))
            if len(apart) == 1:
                yield ChangedTarget(rival, target, apart[0])


def _aspects(one: Target, other: Target) -> Iterator[str]:
    if one.year != other.year:
        yield "year"
    if one.share != other.share:
        yield "percentage"
    if one.base and other.base and one.base != other.base:
        yield "base year"


def _by_what(mentions: Iterable[Mention]) -> Mapping[str, Target]:
    """The targets that are stated in one way only."""
    stated: dict[str, list[Target]] = defaultdict(list)
    for mention in mentions:
        target = _target(mention)
        stated[target.what].append(target)
    return {
        what: targets[0]
        for what, targets in stated.items()
        if len({(target.year, target.share, target.base) for target in targets}) == 1
    }


def _target(mention: Mention) -> Target:
    kind, what, scope, scopes = mention.key.split("|")
    share, year = mention.detail.split("|")
    is_cut = kind == CUT
    words = "|".join((kind, "" if is_cut else what, scope, scopes))
    return Target(words, what if is_cut else "", share, year, mention)
