"""Relations between the numbers of a table, and where they hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd, log2

from aspera.agents.math.cues import is_result
from aspera.agents.math.ledger import Direction, Ledger

_MOST_BITS = 16.0
_BITS_OF_A_REPETITION = 4.0
_HUNDRED = 100
_FEWEST_ROUNDED = 4


@dataclass(frozen=True, slots=True)
class Relation:
    """`total` is said to be the sum of `addends`, each taken with its sign (1 or -1). All are
    positions of entries in a ledger. `reach` counts the entries that stand for the addends, those
    left out included. `is_block`: nothing but they stands between the total and the heading or
    total before."""

    total: int
    addends: Sequence[int]
    signs: Sequence[int]
    reach: int = 0
    is_block: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """The relation in one line: `residual` = recomputed - printed, `slack` = twice the tolerance,
    both in the ledger's unit. `bits` is how surprising an accidental agreement would be."""

    line: int
    residual: int
    slack: int
    bits: float
    is_thin: bool = False
    """Whether fewer addends than a sum needs are not nought."""

    @property
    def holds(self) -> bool:
        return abs(2 * self.residual) <= self.slack


@dataclass(frozen=True, slots=True)
class Support:
    """A relation with the lines in which it holds and in which it does not. Lines that show too
    little to tell (a total of nought, fewer than two addends that are not) are in neither, unless they
    contradict it."""

    relation: Relation
    holding: Sequence[Check]
    failing: Sequence[Check]

    @property
    def rank(self) -> tuple[int, bool, int, bool, float, int]:
        """Greater is better: more lines, a natural beginning, exact sums, nothing taken off, stronger
        agreement."""
        return (
            len(self.holding) - len(self.failing),
            self.relation.is_block,
            sum(check.residual == 0 for check in self.holding),
            -1 not in self.relation.signs,
            self.bits,
            len(self.relation.addends),
        )

    @property
    def bits(self) -> float:
        return sum(check.bits for check in self.holding)


def examine(
    ledger: Ledger, relation: Relation, fewest: int = 2, *, repetitions: bool | None = None
) -> Support:
    """Recompute the relation in every line with at least `fewest` addends that are not nought.
    Agreement in a line that repeats an earlier line is worth nothing. With `repetitions`, lines count
    in which a total repeats its only addend: unless told, only where rows are added up."""
    if repetitions is None:
        repetitions = ledger.direction is Direction.DOWN
    holding: list[Check] = []
    failing: list[Check] = []
    seen: set[tuple[int, ...]] = set()
    for line in range(len(ledger.lines)):
        check = _check(ledger, relation, line, fewest, seen)
        if check is not None and not check.holds and _is_no_sum(ledger, relation, check):
            continue
        if check is not None and (repetitions or not (check.is_thin and check.holds)):
            (holding if check.holds else failing).append(check)
    return Support(relation, holding, failing)


def _check(
    ledger: Ledger, relation: Relation, line: int, fewest: int, seen: set[tuple[int, ...]]
) -> Check | None:
    values, units = ledger.values[line], ledger.units[line]
    total = values[relation.total]
    if not total:
        return None
    added = [values[addend] or 0 for addend in relation.addends]
    if not _is_one_precision(ledger, relation, total, units):
        return None
    is_thin = len(added) - added.count(0) < fewest
    if is_thin and not _is_all_printed(relation, values):
        return None
    recomputed = sum(value * sign for value, sign in zip(added, relation.signs, strict=True))
    slack = units[relation.total] + sum(units[addend] for addend in relation.addends)
    if abs(2 * (recomputed - total)) > slack and total % (10 * units[relation.total] or 10) == 0:
        slack *= _rounded_to((total, *added), units[relation.total])
    key = (total, *added)
    residual = recomputed - total
    if is_thin and abs(2 * residual) <= slack:
        return _repeated(ledger, relation, line, residual, slack)
    room = slack if residual and abs(2 * residual) <= slack else 0
    finest = min((units[entry] for entry in (relation.total, *relation.addends) if units[entry]), default=1)
    step = gcd(*key) if len(added) > 1 and not residual else finest
    bits = 0.0 if key in seen else _bits(max(map(abs, key)) // step, room // step)
    seen.add(key)
    return Check(line, recomputed - total, slack, bits, is_thin)


def _is_no_sum(ledger: Ledger, relation: Relation, check: Check) -> bool:
    """Whether the line shows something else than a sum by its nature: what was left at the end of each
    row, or among amounts percentages that do not come to a hundred."""
    values = ledger.values[check.line]
    total = values[relation.total] or 0
    nearest = min(relation.addends, key=lambda addend: abs(addend - relation.total))
    if len(relation.addends) > 1 and values[nearest] == total:
        return True
    if ledger.direction is Direction.ACROSS or not ledger.in_percent[check.line] or all(ledger.in_percent):
        return False
    hundred = _HUNDRED / ledger.unit
    return abs(total) != hundred and abs(2 * (total + check.residual - hundred)) > check.slack


def _repeated(ledger: Ledger, relation: Relation, line: int, residual: int, slack: int) -> Check | None:
    """A total that repeats its only addend, with a dash for each of the others, tells a little; across,
    an average does the same."""
    told = ledger.direction is Direction.ACROSS or is_result(ledger.labels[relation.total])
    if residual or not told:
        return None
    return Check(line, residual, slack, _BITS_OF_A_REPETITION, is_thin=True)


def _is_all_printed(relation: Relation, values: Sequence[int | None]) -> bool:
    """Whether a number or a dash stands for each addend, and more than dashes."""
    addends = [values[addend] for addend in relation.addends]
    return None not in addends and any(addends)


def _rounded_to(values: Sequence[int], unit: int) -> int:
    """10, 100, … where all `values` (in the ledger's unit) end in noughts: they were rounded further
    than they are printed. One nought could be an accident in a few numbers."""
    shown = [abs(value) // max(unit, 1) for value in values if value]
    power = 10
    while len(shown) >= _FEWEST_ROUNDED and all(value % power == 0 for value in shown):
        power *= 10
    return power // 10


def _is_one_precision(ledger: Ledger, relation: Relation, total: int, units: Sequence[int]) -> bool:
    """Numbers that are added up are printed to the same digit; only a 100 % may be rounder."""
    precisions = {unit for addend in relation.addends if (unit := units[addend])}
    of_total = units[relation.total]
    if of_total and of_total not in precisions:
        return len(precisions) == 1 and total * ledger.unit == _HUNDRED
    return len(precisions) == 1


def _bits(largest: int, slack: int) -> float:
    """How many bits an agreement within `slack` of numbers this large is worth, in steps of which
    all of them are multiples."""
    return min(_MOST_BITS, max(0.0, log2((2 * largest + 1) / (slack + 1))))
