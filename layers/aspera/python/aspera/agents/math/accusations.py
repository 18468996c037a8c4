"""Faults that one wrong number explains are one accusation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from aspera.agents.math.derivations import Place
from aspera.agents.math.faults import Fault
from aspera.agents.math.near_misses import swapped_entry
from aspera.agents.math.repairs import Repair, expectations, find_repair, repairs


@dataclass(frozen=True, slots=True)
class Accusation:
    """`fault` is the one whose total is the culprit, or the strongest; `others` come out, too, when
    the number at `culprit` reads `expected` (in the ledger's unit). Alone, a fault has a culprit
    only through its `repair`."""

    fault: Fault
    others: Sequence[Fault] = ()
    culprit: Place | None = None
    expected: int = 0
    repair: Repair | None = None
    is_exchange: bool = False
    """Whether both faults come out when the numbers of the culprit's row change places."""

    @property
    def suspect(self) -> Place | None:
        """The number that is likely wrong, or left out; None when none stands out."""
        if self.culprit is not None:
            return self.culprit
        return self.repair.place if self.repair is not None else None

    @property
    def may_be_misread(self) -> bool:
        """Whether a reader's slip in one number would explain it as well as the author's."""
        faults = (self.fault, *self.others)
        return any(repair.is_of_one_number for fault in faults for repair in repairs(fault))


def accuse(faults: Sequence[Fault]) -> Sequence[Accusation]:
    """Each fault belongs to exactly one accusation; first come exchanges, then others in the order of
    the faults."""
    found = list(_exchanges(faults))
    told = {id(fault) for accusation in found for fault in (accusation.fault, *accusation.others)}
    left = [fault for fault in faults if id(fault) not in told]
    while left:
        accusation = _largest(left)
        found.append(accusation)
        explained = [accusation.fault, *accusation.others]
        left = [fault for fault in left if not any(fault is other for other in explained)]
    return found


def _exchanges(faults: Sequence[Fault]) -> Iterator[Accusation]:
    for fault, other in pairwise(faults):
        ledger, relation = fault.ledger, fault.support.relation
        if fault.support is not other.support:
            continue
        entry = swapped_entry(ledger, relation, [fault.check, other.check])
        if entry is not None:
            expected = ledger.values[other.check.line][entry] or 0
            place = ledger.place(entry, fault.check.line)
            yield Accusation(fault, (other,), place, expected, is_exchange=True)


def _largest(faults: Sequence[Fault]) -> Accusation:
    """The number whose correction settles most faults; without one that settles two, the first."""
    settled: dict[tuple[Place, int], list[Fault]] = {}
    for fault in faults:
        for place, expected in expectations(fault).items():
            settled.setdefault((place, expected), []).append(fault)
    (place, expected), group = max(settled.items(), key=lambda item: len(item[1]))
    if len(group) < 2:
        return Accusation(faults[0], repair=find_repair(faults[0]))
    first, *others = sorted(group, key=lambda fault: (fault.places[0] != place, -fault.support.bits))
    return Accusation(first, others, place, expected)
