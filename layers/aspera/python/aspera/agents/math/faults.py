"""Lines that break a relation which other lines of the table prove."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from aspera.agents.math.cues import is_result
from aspera.agents.math.derivations import Place
from aspera.agents.math.doubts import is_misread, is_of_another_kind, stands_above
from aspera.agents.math.footing import strength
from aspera.agents.math.ledger import Ledger
from aspera.agents.math.near_misses import slip_bits, swap_bits, swapped_entry
from aspera.agents.math.relations import Check, Support
from aspera.domain.page import Page

_LINES_PER_FAULT = 6
_ENOUGH = 8.0
_ENOUGH_FOR_ONE = 9.0
"""Bits of evidence for a relation that holds in several lines, and in a single one."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A relation that does not hold in one line, although the table shows that it is meant.
    `suspects` are the places that no other relation confirms, the total first if among them."""

    ledger: Ledger
    support: Support
    check: Check
    suspects: Sequence[Place]

    @property
    def places(self) -> Sequence[Place]:
        """The total's place, then the addends'."""
        return places(self.ledger, self.support, self.check)


@dataclass(frozen=True, slots=True)
class Footing:
    """What is known of a table: relations by direction, faults, and what was set aside."""

    found: Sequence[tuple[Ledger, Support]]
    faults: Sequence[Fault]
    doubtful: int


def places(ledger: Ledger, support: Support, check: Check) -> list[Place]:
    relation = support.relation
    return [ledger.place(entry, check.line) for entry in (relation.total, *relation.addends)]


def corrections(ledger: Ledger, support: Support, check: Check) -> dict[Place, int]:
    """By how much each number alone would have to differ for the line to come out exactly."""
    weights = (1, *(-sign for sign in support.relation.signs))
    taking_part = zip(places(ledger, support, check), weights, strict=True)
    return {place: weight * check.residual for place, weight in taking_part}


def find_faults(found: Sequence[tuple[Ledger, Support]], page: Page | None) -> Footing:
    """Failing lines that can be told from misreadings. Counted as doubtful are those that cannot."""
    confirmed: dict[Place, set[int]] = {}
    for ledger, support in found:
        for check in support.holding:
            for place, correction in corrections(ledger, support, check).items():
                confirmed.setdefault(place, set()).add(correction)
    faults: list[Fault] = []
    doubtful = 0
    for ledger, support in found:
        credible = _credible(ledger, support, page)
        doubtful += len(support.failing) - len(credible)
        for check in credible:
            swapped = swapped_entry(ledger, support.relation, credible)
            suspects = _suspects(ledger, support, check, confirmed if swapped is None else {})
            if suspects:
                faults.append(Fault(ledger, support, check, suspects))
            else:
                doubtful += 1
    kept = _additive_lines_only(found, faults)
    return Footing(found, kept, doubtful + len(faults) - len(kept))


def _suspects(
    ledger: Ledger, support: Support, check: Check, confirmed: Mapping[Place, Set[int]]
) -> Sequence[Place]:
    """The numbers that no relation confirms; or those whose relations hold within rounding only, and
    would be exact after the same correction. Of two that should be equal, sums may confirm both; the
    sum of a row says nothing about two of its numbers that changed places."""
    wanted = {
        (row, column): correction
        for (row, column), correction in corrections(ledger, support, check).items()
        if ledger.sheet.numbers[row][column] is not None
    }
    suspects = [place for place in wanted if place not in confirmed]
    if not suspects:
        suspects = [place for place, correction in wanted.items() if confirmed[place] == {correction}]
    return suspects or (list(wanted) if len(support.relation.addends) == 1 else [])


def _credible(ledger: Ledger, support: Support, page: Page | None) -> Sequence[Check]:
    """The failing lines that are few enough, and well enough read, beside those that hold."""
    if not support.failing or not _is_proven(ledger, support):
        return ()
    alike = [check for check in support.failing if not is_of_another_kind(ledger, support, check)]
    most = 1 if swapped_entry(ledger, support.relation, alike) is None else 2
    if len(alike) > max(most, len(support.holding) // _LINES_PER_FAULT):
        return ()
    return [
        check
        for check in alike
        if page is None
        or not (is_misread(ledger, support, check, page) or stands_above(ledger, support, check, page))
    ]


def _is_proven(ledger: Ledger, support: Support) -> bool:
    """Whether what holds, what the labels say, and how small a slip explains what does not hold,
    leave no doubt that the relation is meant."""
    bits = strength(ledger, support, len(ledger.entries) if support.holding else 1)
    if len(support.holding) > 1 and bits >= _ENOUGH:
        return True
    relation = support.relation
    told = is_result(ledger.labels[relation.total]) or relation.is_block or len(relation.addends) >= 3
    if not told:
        return False
    if swap := swap_bits(ledger, relation, support.failing):
        return bits + swap >= _ENOUGH_FOR_ONE
    slips = [slip_bits(ledger, relation, check) for check in support.failing]
    if not (support.holding or all(slips)):
        return False
    return bits + sum(slips) / len(slips) >= _ENOUGH_FOR_ONE


def _additive_lines_only(found: Iterable[tuple[Ledger, Support]], faults: Sequence[Fault]) -> Sequence[Fault]:
    """Without faults of lines that break several relations, no one place in common, and keep no
    more: such a line does not add up by its nature."""
    kept: Counter[tuple[str, int]] = Counter(
        (ledger.direction.value, check.line) for ledger, support in found for check in support.holding
    )
    broken: dict[tuple[str, int], list[Fault]] = {}
    for fault in faults:
        broken.setdefault((fault.ledger.direction.value, fault.check.line), []).append(fault)
    dropped = {
        line
        for line, group in broken.items()
        if len(group) > 1
        and not set.intersection(*(set(fault.places) for fault in group))
        and len(group) >= kept[line]
    }
    return [fault for fault in faults if (fault.ledger.direction.value, fault.check.line) not in dropped]
