"""Sums that the columns of amounts prove, in the columns of changes beside them.

What adds up adds up in its changes, too: a difference of sums is the sum of the differences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aspera.agents.math.ledger import Ledger
from aspera.agents.math.near_misses import slip_bits
from aspera.agents.math.relations import Check, Support, examine

_TELLING = 4.0


def joined_ledger(footing: Ledger, apart: Ledger) -> Ledger:
    """The entries of `footing` with the lines of both."""
    positions = {row: position for position, row in enumerate(apart.entries)}
    places = [positions.get(row) for row in footing.entries]
    return replace(
        footing,
        lines=[*footing.lines, *apart.lines],
        values=[*footing.values, *([None if p is None else v[p] for p in places] for v in apart.values)],
        in_percent=[*footing.in_percent, *apart.in_percent],
        units=[*footing.units, *([0 if p is None else u[p] for p in places] for u in apart.units)],
    )


def carried_over(joined: Ledger, footed: int, supports: Sequence[Support]) -> Sequence[Support]:
    """The same sums with what the lines from `footed` on say of them. One that fails there counts only
    if a single slip explains it: the column may hold percentages or prices. Differences are left alone:
    many reports turn the sign of a cost's change round."""
    return [_carried_over(joined, footed, support) for support in supports]


def _carried_over(joined: Ledger, footed: int, support: Support) -> Support:
    if not support.holding or -1 in support.relation.signs:
        return support
    everywhere = examine(joined, support.relation)
    holding = [check for check in everywhere.holding if check.line >= footed and not check.residual]
    failing = [check for check in everywhere.failing if check.line >= footed]
    told = [check for check in failing if _is_telling(joined, support, check)]
    return replace(support, holding=[*support.holding, *holding], failing=[*support.failing, *told])


def _is_telling(joined: Ledger, support: Support, check: Check) -> bool:
    return not check.is_thin and slip_bits(joined, support.relation, check) >= _TELLING
