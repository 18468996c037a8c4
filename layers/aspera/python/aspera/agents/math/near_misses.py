"""How much it tells that one slip of the pen explains why a sum does not come out."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from aspera.agents.math.ledger import Ledger
from aspera.agents.math.relations import Check, Relation
from aspera.agents.math.slips import slip_between

_FAR = 4
"""How many times what rounding may make up for two numbers that changed places have to differ."""
_SLIPS_PER_DIGIT = 12
"""Nine other digits, a swap with the next one, a digit dropped and one too many."""
_MOST_ROOM = 3
"""Units that rounding may add to a slip."""


def slip_bits(ledger: Ledger, relation: Relation, check: Check) -> float:
    """How many bits it is worth that the difference is one that a single slip in one of the numbers
    makes, among all the differences that there could be; less where rounding has to help; nought when
    no slip explains it."""
    values, units = ledger.values[check.line], ledger.units[check.line]
    unit = min((units[entry] for entry in (relation.total, *relation.addends) if units[entry]), default=1)
    printed = [(values[entry] or 0) // unit for entry in (relation.total, *relation.addends)]
    residual = check.residual // unit
    if is_odd_sign(ledger, relation, check):
        return max(0.0, log2((2 * max(map(abs, printed)) + 1) / len(printed)))
    digits = sum(len(str(abs(value))) for value in printed)
    for room in (0, min(check.slack // (2 * unit), _MOST_ROOM)):
        if any(_is_slip(printed, relation, residual + off) for off in range(-room, room + 1)):
            tried = _SLIPS_PER_DIGIT * digits * (2 * room + 1)
            return max(0.0, log2((2 * max(map(abs, printed)) + 1) / tried))
    return 0.0


def _is_slip(printed: Sequence[int], relation: Relation, residual: int) -> bool:
    """Whether one of the numbers would be a single slip away from what makes up for `residual`."""
    return any(
        value and slip_between(value, value - sign * residual)
        for value, sign in zip(printed, (-1, *relation.signs), strict=True)
    )


def is_odd_sign(ledger: Ledger, relation: Relation, check: Check) -> bool:
    """Whether one addend has another sign than the total and all other addends, and the sum comes
    out with it turned round. No convention prints one of several like amounts differently."""
    values = ledger.values[check.line]
    total, addends = values[relation.total] or 0, [values[entry] or 0 for entry in relation.addends]
    odd = [value for value in addends if value * total < 0]
    return (
        len(odd) == 1
        and -1 not in relation.signs
        and check.residual == 2 * odd[0]
        and any(value * total > 0 for value in addends)
    )


def swap_bits(ledger: Ledger, relation: Relation, failing: Sequence[Check]) -> float:
    """What it tells that the differences of two lines are opposite, and that one row explains them;
    nought when none does."""
    if swapped_entry(ledger, relation, failing) is None:
        return 0.0
    one, other = failing
    entries = (relation.total, *relation.addends)
    size = max(abs(ledger.values[one.line][entry] or 0) for entry in entries)
    unit = min(unit for line in (one.line, other.line) for unit in ledger.units[line] if unit)
    return 2 * log2(2 * size / max(unit, _slack(one, other)) + 1) - log2(len(entries))


def swapped_entry(ledger: Ledger, relation: Relation, failing: Sequence[Check]) -> int | None:
    """The row whose numbers have to change places for two lines to come out."""
    if len(failing) != 2:
        return None
    one, other = failing
    slack = _slack(one, other)
    if abs(one.residual + other.residual) > slack or _FAR * slack >= abs(one.residual):
        return None
    here, there = ledger.values[one.line], ledger.values[other.line]
    for entry, sign in zip((relation.total, *relation.addends), (-1, *relation.signs), strict=True):
        mine, theirs = here[entry], there[entry]
        if mine is not None and theirs is not None and abs(sign * (mine - theirs) - one.residual) <= slack:
            return entry
    return None


def _slack(one: Check, other: Check) -> int:
    return min(one.slack, other.slack) if one.residual + other.residual else 0
