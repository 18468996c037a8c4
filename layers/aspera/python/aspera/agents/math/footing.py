"""Which numbers of a table are made of which others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log2

from aspera.agents.math.cues import (
    is_closing,
    is_opening,
    is_outcome,
    is_part,
    is_rate,
    is_result,
    is_total,
    is_year,
)
from aspera.agents.math.ledger import Ledger
from aspera.agents.math.near_misses import slip_bits, swap_bits
from aspera.agents.math.relations import Relation, Support, examine
from aspera.agents.math.stack import Stack

_ACCEPTED, _ACCEPTED_WITHOUT_NAME = 8.0, 11.0
_TOTAL_CUE = 6.0
_RESULT_CUE = 4.0
_BLOCK_CUE = 3.0
_MATURITY_CUE = 3.0
_FEWEST_YEARS = 3
_NEGATIVE_COST = 2.0
_MIXED_COST = 8.0
_LONGEST_BREAKDOWN = 25
_HUNDRED = 100
_FEWEST_FAILING, _FEWEST_SWAPPED = 2, 3
_BEYOND_DOUBT = 20.0


def find_footings(ledger: Ledger) -> Sequence[Support]:
    """At most one relation for each row that is a total: first totals below their addends, from
    the top down, then totals above their parts."""
    if not ledger.lines or len(ledger.entries) < 3:
        return ()
    accepted = _totals_below(ledger, [])
    accepted.extend(_breakdowns(ledger, {support.relation.total for support in accepted}))
    return accepted


def find_incomplete(
    ledger: Ledger, accepted: Sequence[Support]
) -> tuple[Sequence[Support], Sequence[Support]]:
    """Blocks that fail in every line under what is called a total; and what else adds up when each of
    these totals is taken to stand for its block."""
    explained = {support.relation.total for support in accepted}
    if len(ledger.lines) < _FEWEST_FAILING or all(
        entry in explained or not is_outcome(label) for entry, label in enumerate(ledger.labels)
    ):
        return (), ()
    failing: list[Support] = []
    others = _totals_below(ledger, failing, assume=True)
    failing = [support for support in failing if support.relation.total not in explained]
    return failing, [support for support in others if support.relation.total not in explained]


def _totals_below(ledger: Ledger, failing: list[Support], *, assume: bool = False) -> list[Support]:
    """The relations of totals with what stands above them. On `assume`, totals that fail in every line
    stand for their blocks, too, and are added to `failing`."""
    accepted: list[Support] = []
    stack = Stack(ledger)
    for entry in range(len(ledger.entries)):
        best = _best(ledger, stack.relations(entry), len(stack)) or _by_form(ledger, stack, entry)
        taken = best
        if best is not None:
            accepted.append(best)
        elif assume and (taken := _failing_block(ledger, stack, entry)):
            failing.append(taken)
        repeats = taken is None and _repeats(ledger, stack, entry)
        stack.take(taken.relation.reach if taken else int(repeats))
        stack.push(entry, is_total=taken is not None or repeats)
    return accepted


def _failing_block(ledger: Ledger, stack: Stack, entry: int) -> Support | None:
    if not is_outcome(ledger.labels[entry]) or ledger.mixed[entry]:
        return None
    relation = stack.block(entry)
    support = examine(ledger, relation) if relation else None
    if support is None or support.holding or len(support.failing) < _FEWEST_FAILING:
        return None
    return support


def strength(ledger: Ledger, support: Support, tried: int) -> float:
    """Bits of evidence that the relation is meant: the agreement of the lines in which it holds
    and what the labels say, less what trying many sums gives away."""
    relation = support.relation
    label = ledger.labels[relation.total]
    cue = _RESULT_CUE if is_result(label) else 0.0
    if is_total(label) or _is_roll_forward(ledger, relation):
        cue = _TOTAL_CUE
    if relation.is_block:
        cue += _BLOCK_CUE
    if sum(is_year(ledger.labels[addend]) for addend in relation.addends) >= _FEWEST_YEARS:
        cue += _MATURITY_CUE
    cost = log2(3 * tried + 1) + (_NEGATIVE_COST if -1 in relation.signs else 0.0)
    if len({ledger.mixed[entry] for entry in (relation.total, *relation.addends)}) > 1:
        cost += _MIXED_COST
    return support.bits + cue - cost


def find_percentage_footings(ledger: Ledger) -> Sequence[Support]:
    """Percentages that come to a hundred, or to a rate that is named as the result."""
    return [
        support
        for support in find_footings(ledger)
        if is_result(label := ledger.labels[support.relation.total])
        or is_rate(label)
        or all(
            ledger.values[c.line][support.relation.total] == _HUNDRED / ledger.unit for c in support.holding
        )
    ]


def find_footings_set_apart(ledger: Ledger) -> Sequence[Support]:
    """In columns that need not be additive, only what adds up beyond doubt."""
    return [
        support
        for support in find_footings(ledger)
        if support.bits + _explained(ledger, support) >= _BEYOND_DOUBT
        and (is_result(ledger.labels[support.relation.total]) or _is_roll_forward(ledger, support.relation))
    ]


def _explained(ledger: Ledger, support: Support) -> float:
    """The bits that a slip is worth which explains the only line that fails."""
    return slip_bits(ledger, support.relation, support.failing[0]) if len(support.failing) == 1 else 0.0


def _is_roll_forward(ledger: Ledger, relation: Relation) -> bool:
    """Whether a closing balance follows on an opening one."""
    return is_closing(ledger.labels[relation.total]) and is_opening(ledger.labels[relation.addends[0]])


def _best(ledger: Ledger, relations: Iterable[Relation], tried: int) -> Support | None:
    best: Support | None = None
    for relation in relations:
        if _is_remainder(ledger, relation) or _takes_off_negatives(ledger, relation):
            continue
        support = examine(ledger, relation)
        if _is_accepted(ledger, support, tried) and (best is None or support.rank > best.rank):
            best = support
    return best


def _by_form(ledger: Ledger, stack: Stack, entry: int) -> Support | None:
    """Where one line alone could tell and does not hold: the block that a total closes, if a single
    slip explains why it does not come out. What is not called a total is one only if two of its numbers
    that change places make both its lines come out to the last digit."""
    label = ledger.labels[entry]
    is_named = not label.strip() or is_total(label) or is_closing(label)
    if not is_named and len(ledger.lines) != 2:
        return None
    best: Support | None = None
    for relation in stack.blocks(entry):
        if not is_named and (len(relation.addends) < _FEWEST_SWAPPED or not relation.is_block):
            continue
        support = examine(ledger, relation)
        if support.holding or not support.failing:
            continue
        if not is_named and sum(check.residual for check in support.failing) != 0:
            continue
        if swap := swap_bits(ledger, relation, support.failing):
            bits = strength(ledger, support, 1) + swap
        elif len(support.failing) == 1 and is_named and (slip := _explained(ledger, support)):
            bits = strength(ledger, support, 1) + slip
        else:
            continue
        if bits >= (_ACCEPTED if is_named else _BEYOND_DOUBT) and (best is None or support.rank > best.rank):
            best = support
    return best


def _is_remainder(ledger: Ledger, relation: Relation) -> bool:
    """Whether a plain row happens to be what a total leaves over: the last item of a balance sheet,
    or the last before a total that says the same again."""
    signs = relation.signs
    is_left_over = signs.count(-1) == len(signs) - 1
    if (is_left_over or len(signs) == 2) and _says_again(ledger, relation.addends[0], relation.total + 1):
        return True
    return is_left_over and len(signs) > 2 and not is_result(ledger.labels[relation.total])


def _takes_off_negatives(ledger: Ledger, relation: Relation) -> bool:
    """Whether what is called a total comes out only by taking off amounts that are negative already."""
    if -1 not in relation.signs or not is_total(ledger.labels[relation.total]):
        return False
    taken_off = [entry for entry, sign in zip(relation.addends, relation.signs, strict=True) if sign < 0]
    return all((values[entry] or 0) <= 0 for values in ledger.values for entry in taken_off)


def _says_again(ledger: Ledger, entry: int, later: int) -> bool:
    if later >= len(ledger.entries):
        return False
    same = sum(values[entry] == values[later] != 0 for values in ledger.values)
    return 2 * same >= len(ledger.lines)


def _is_accepted(ledger: Ledger, support: Support, tried: int) -> bool:
    held, failed = len(support.holding), len(support.failing)
    swapped = swap_bits(ledger, support.relation, support.failing)
    if held <= failed and not held == failed == 1 and not (held and swapped):
        return False
    explained = swapped or _explained(ledger, support)
    is_named = is_result(ledger.labels[support.relation.total])
    if not is_named and (_is_shaky(support, explained) or _is_denied(ledger, support.relation)):
        return False
    bits = strength(ledger, support, tried) + explained
    return bits >= (_ACCEPTED if held > failed or is_named else _ACCEPTED_WITHOUT_NAME)


def _is_shaky(support: Support, explained: float) -> bool:
    """Whether some lines fail, and the others come out no better than about, or hardly show anything:
    what a single slip explains is taken into account."""
    about = support.bits + explained < _BEYOND_DOUBT and any(check.residual for check in support.holding)
    return any(about or check.is_thin for check in support.failing)


def _is_denied(ledger: Ledger, relation: Relation) -> bool:
    """Whether a line shows a dash for the total of addends that are not nought."""
    return any(
        values[relation.total] == 0
        and sum(sign * (values[a] or 0) for a, sign in zip(relation.addends, relation.signs, strict=True))
        for values in ledger.values
    )


def _repeats(ledger: Ledger, stack: Stack, entry: int) -> bool:
    """A subtotal of a single entry: it says the same number again."""
    if not stack or not is_result(ledger.labels[entry]):
        return False
    pairs = [(values[entry], values[stack.last]) for values in ledger.values]
    return any(total for total, _ in pairs) and all(total == value for total, value in pairs)


def _breakdowns(ledger: Ledger, totals: set[int]) -> list[Support]:
    """Totals that stand above their parts: they say so, or the parts are indented."""
    found: list[Support] = []
    for total in range(len(ledger.entries) - 2):
        if total in totals or not _is_headed(ledger, total):
            continue
        relations = [
            Relation(total, tuple(range(total + 1, end)), (1,) * (end - total - 1))
            for end in range(total + 3, min(len(ledger.entries), total + _LONGEST_BREAKDOWN) + 1)
        ]
        best = _best(ledger, relations, len(relations))
        if best is not None:
            found.append(best)
    return found


def _is_headed(ledger: Ledger, total: int) -> bool:
    if is_total(ledger.labels[total]) or is_part(ledger.labels[total + 1]):
        return True
    rows = ledger.sheet.rows
    return rows[ledger.entries[total + 1]].indent > rows[ledger.entries[total]].indent
