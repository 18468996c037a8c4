"""Sums that rounding could explain, in a table in which every other sum comes out exactly.

Most reports print figures whose sums come out to the last digit; where they do, being off by one is
worth a word. A report that rounds shows it in many places, and there it is worth none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aspera.agents.math.cues import is_result
from aspera.agents.math.faults import Fault, places
from aspera.agents.math.ledger import Ledger
from aspera.agents.math.relations import Check, Support

_FEWEST_EXACT, _EXACT_PER_ROUNDED = 10, 50


def find_edges(found: Sequence[tuple[Ledger, Support]]) -> Sequence[Fault]:
    """Checks that hold but for rounding, all through one number, while all others are exact."""
    edges = [
        (ledger, support, check) for ledger, support in found for check in support.holding if check.residual
    ]
    exact = sum(check.bits > 0 and not check.residual for _, support in found for check in support.holding)
    if not edges or any(support.failing for _, support in found) or exact < len(edges):
        return ()
    if any(_is_omission(*edge) or not _is_called_for(*edge) for edge in edges):
        return ()
    common = set.intersection(*(set(places(*edge)) for edge in edges))
    return [_fault(*edge) for edge in edges[:1] if common]


def is_exact_report(exact: int, rounded: int) -> bool:
    """Whether so few sums of a report are rounded that each of them calls for an explanation."""
    return exact >= _FEWEST_EXACT and rounded <= 1 + exact // _EXACT_PER_ROUNDED


def _is_called_for(ledger: Ledger, support: Support, check: Check) -> bool:
    """Whether amounts, not percentages, come to what is named as their result."""
    number = ledger.number(support.relation.total, check.line)
    return is_result(ledger.labels[support.relation.total]) and number is not None and not number.is_percent


def _is_omission(ledger: Ledger, support: Support, check: Check) -> bool:
    """Whether the difference is one of the addends: a footnote mark that was read as a number."""
    values = ledger.values[check.line]
    return any(abs(values[addend] or 0) == abs(check.residual) for addend in support.relation.addends)


def _fault(ledger: Ledger, support: Support, check: Check) -> Fault:
    others = [other for other in support.holding if other is not check]
    suspects = [
        (row, column)
        for row, column in places(ledger, support, check)
        if ledger.sheet.numbers[row][column] is not None
    ]
    return Fault(ledger, replace(support, holding=others, failing=[check]), check, suspects)
