"""From the integers of a ledger back to what stands in the table."""

from __future__ import annotations

from decimal import Decimal

from aspera.agents.math.derivations import Place
from aspera.agents.math.faults import Fault
from aspera.domain.number import Number


def printable(fault: Fault, place: Place, value: int) -> Decimal:
    """An integer of the ledger to the last digit that is printed at `place`."""
    return (value * fault.ledger.unit).quantize(number_at(fault, place).unit)


def number_at(fault: Fault, place: Place) -> Number:
    """The number at a place of the relation; an empty cell counts as a dash."""
    row, column = place
    return fault.ledger.sheet.numbers[row][column] or Number(Decimal(0), Decimal(1), "", is_dash=True)
