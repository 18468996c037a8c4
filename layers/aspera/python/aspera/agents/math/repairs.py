"""The single change that makes a sum come out: the likeliest slip of the pen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from aspera.agents.math.derivations import Place
from aspera.agents.math.faults import Fault


class Slip(StrEnum):
    SIGN = "the sign is turned round"
    OMITTED = "it is left out of the sum"
    TWICE = "it is counted twice"
    TRANSPOSED = "two digits are swapped"
    SCALE = "the decimal place is shifted"
    DIGIT = "one digit differs"
    DROPPED = "a digit is missing"
    ADDED = "a digit is too many"


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
    """The only repair there is, or None when there is none or more than one."""
    found = list(repairs(fault))
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
        slip = _slip(value, meant) if value and meant else None
        if slip is not None and meant is not None:
            yield Repair(place, slip, meant)


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
