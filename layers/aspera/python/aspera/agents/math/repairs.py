"""The single change that makes a sum come out: the likeliest slip of the pen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from aspera.agents.math.faults import Fault, Place


class Slip(StrEnum):
    SIGN = "the sign is turned round"
    OMITTED = "it is left out of the sum"
    TRANSPOSED = "two digits are swapped"
    SCALE = "the decimal place is shifted"
    DIGIT = "one digit differs"
    DROPPED = "a digit is missing"
    ADDED = "a digit is too many"


@dataclass(frozen=True, slots=True)
class Repair:
    """If the number at `place` read `expected` (in the ledger's unit), the sum would be exact.
    OMITTED: the sum is exact without the number at `place`."""

    place: Place
    slip: Slip
    expected: int


def find_repair(fault: Fault) -> Repair | None:
    """The only repair there is, or None when there is none or more than one."""
    found = list(_repairs(fault))
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


def _repairs(fault: Fault) -> Iterator[Repair]:
    relation, check = fault.support.relation, fault.check
    values = fault.ledger.values[check.line]
    for entry in (relation.total, *relation.addends):
        place = fault.ledger.place(entry, check.line)
        value = values[entry]
        if not value:
            continue
        if entry != relation.total and abs(value) == abs(check.residual):
            yield Repair(place, Slip.OMITTED, 0)
        expected = expectations(fault).get(place)
        slip = _slip(value, expected) if expected else None
        if slip is not None and expected is not None:
            yield Repair(place, slip, expected)


def _slip(printed: int, expected: int) -> Slip | None:
    """What turns `expected` into `printed`, if it is a single slip."""
    if printed == -expected:
        return Slip.SIGN
    if (printed < 0) != (expected < 0):
        return None
    shown, meant = str(abs(printed)), str(abs(expected))
    if shown.rstrip("0") == meant.rstrip("0"):
        return Slip.SCALE
    if len(shown) == len(meant):
        return _same_length(shown, meant)
    longer, shorter, slip = (
        (meant, shown, Slip.DROPPED) if len(meant) > len(shown) else (shown, meant, Slip.ADDED)
    )
    if len(longer) - len(shorter) == 1 and any(
        longer[:index] + longer[index + 1 :] == shorter for index in range(len(longer))
    ):
        return slip
    return None


def _same_length(shown: str, meant: str) -> Slip | None:
    differing = [index for index, (a, b) in enumerate(zip(shown, meant, strict=True)) if a != b]
    if len(differing) == 1:
        return Slip.DIGIT
    if len(differing) == 2:
        first, second = differing
        if second == first + 1 and shown[first] == meant[second] and shown[second] == meant[first]:
            return Slip.TRANSPOSED
    return None
