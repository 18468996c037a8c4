"""How much it tells that one slip of the pen explains why a sum does not come out."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from aspera.agents.math.ledger import Ledger
from aspera.agents.math.relations import Check, Relation
from aspera.agents.math.slips import slip_between

SWAP_BITS = 8.0
"""What it is worth that two differences are made up for by exchanging two numbers."""
_SLIPS_PER_DIGIT = 12
"""Nine other digits, a swap with the next one, a digit dropped and one too many."""


def slip_bits(ledger: Ledger, relation: Relation, check: Check) -> float:
    """How many bits it is worth that the difference is one that a single slip in one of the numbers
    makes, among all the differences that there could be; nought when no slip explains it."""
    values = ledger.values[check.line]
    printed = [values[entry] or 0 for entry in (relation.total, *relation.addends)]
    if is_odd_sign(ledger, relation, check):
        return max(0.0, log2((2 * max(map(abs, printed)) + 1) / len(printed)))
    signs = (-1, *relation.signs)
    if not any(
        value and slip_between(value, value - sign * check.residual)
        for value, sign in zip(printed, signs, strict=True)
    ):
        return 0.0
    digits = sum(len(str(abs(value))) for value in printed)
    return max(0.0, log2((2 * max(map(abs, printed)) + 1) / (_SLIPS_PER_DIGIT * digits)))


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


def is_swap(ledger: Ledger, relation: Relation, failing: Sequence[Check]) -> bool:
    """Whether two lines come out when one row's numbers in them change places."""
    if len(failing) != 2:
        return False
    one, other = failing
    if not one.residual or one.residual != -other.residual:
        return False
    here, there = ledger.values[one.line], ledger.values[other.line]
    for entry, sign in zip((relation.total, *relation.addends), (-1, *relation.signs), strict=True):
        mine, theirs = here[entry], there[entry]
        if mine is not None and theirs is not None and sign * (mine - theirs) == one.residual:
            return True
    return False
