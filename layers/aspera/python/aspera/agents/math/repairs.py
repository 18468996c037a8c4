"""The single change that makes a sum come out: the likeliest slip of the pen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aspera.agents.math.derivations import Place
from aspera.agents.math.faults import Fault
from aspera.agents.math.near_misses import is_odd_sign
from aspera.agents.math.slips import Slip, slip_between


@dataclass(frozen=True, slots=True)
class Repair:
    """If the number at `place` read `expected` (in the ledger's unit), the sum would be exact.
    OMITTED and TWICE: the sum is exact without it, or with it counted twice; it is right itself."""

    place: Place
    slip: Slip
    expected: int

    @property
    def is_of_one_number(self) -> bool:
        """Whether a single number is misprinted, or misread; not the sum miscalculated."""
        return self.slip not in (Slip.OMITTED, Slip.TWICE)


def find_repair(fault: Fault) -> Repair | None:
    """The only repair there is, or None when there is none or more than one. An addend with another
    sign than all else is repaired before anything else."""
    found = list(repairs(fault))
    if is_odd_sign(fault.ledger, fault.support.relation, fault.check):
        found = [repair for repair in found if repair.slip is Slip.SIGN] or found
    return found[0] if len(found) == 1 else None


def expectations(fault: Fault) -> dict[Place, int]:
    """What each suspect would have to read, if it alone were wrong."""
    relation, check = fault.support.relation, fault.check
    values = fault.ledger.values[check.line]
    expected = {fault.places[0]: (values[relation.total] or 0) + check.residual}
    for addend, sign in zip(relation.addends, relation.signs, strict=True):
        value = values[addend]
        if value is not None:
            expected[fault.ledger.place(addend, check.line)] = value - sign * check.residual
    return {place: expected[place] for place in fault.suspects if place in expected}


def repairs(fault: Fault) -> Iterator[Repair]:
    """All single slips that explain the fault, in the order of its numbers."""
    relation, check = fault.support.relation, fault.check
    values = fault.ledger.values[check.line]
    for addend, sign in zip(relation.addends, relation.signs, strict=True):
        value, place = values[addend], fault.ledger.place(addend, check.line)
        if value and check.residual == sign * value:
            yield Repair(place, Slip.OMITTED, value)
        elif value and check.residual == -sign * value:
            yield Repair(place, Slip.TWICE, value)
    expected = expectations(fault)
    for entry in (relation.total, *relation.addends):
        value, place = values[entry], fault.ledger.place(entry, check.line)
        meant = expected.get(place)
        slip = slip_between(value, meant) if value and meant else None
        if slip is not None and meant is not None:
            yield Repair(place, slip, meant)


def slip_at(fault: Fault, place: Place, expected: int) -> Slip | None:
    """The slip that would have turned `expected` into what is printed at `place` of the fault."""
    values = fault.ledger.values[fault.check.line]
    entries = (fault.support.relation.total, *fault.support.relation.addends)
    printed = next(
        (values[entry] for entry, at in zip(entries, fault.places, strict=True) if at == place), None
    )
    return slip_between(printed, expected) if printed and expected else None
