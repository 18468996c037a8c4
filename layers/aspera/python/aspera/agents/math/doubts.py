"""Reasons to doubt the reading of a line rather than the report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product

from aspera.agents.math.cues import is_total
from aspera.agents.math.ledger import Ledger
from aspera.agents.math.near_misses import is_odd_sign, slip_bits
from aspera.agents.math.relations import Check, Support
from aspera.domain.geometry import UNITS, Box, union
from aspera.domain.normalised_table import NormalisedTable
from aspera.domain.page import Page

_DIGIT = re.compile(r"\d")
_FEW_BITS, _SOME_BITS = 5.0, 8.0
_FEW_UNPROVEN, _MANY_REPETITIONS = 4, 4
_TELLING_SLIP = 6.0
_FAR_ABOVE = UNITS // 10
_TEN_TIMES = 3.3
"""In bits."""


def is_of_another_kind(ledger: Ledger, support: Support, check: Check) -> bool:
    """Whether a failing line is put together in another way than those that hold."""
    return (
        _is_marginal(support, check)
        or _says_little(ledger, support, check)
        or _precision_differs(ledger, support, check)
        or _blanks_differ(ledger, support, check)
        or _another_number_explains(ledger, support, check)
        or _unproven_addends_explain(ledger, support, check)
    )


def is_misread(ledger: Ledger, support: Support, check: Check, page: Page) -> bool:
    """Whether digits stand on the page between the numbers of the relation that are in none of them."""
    places = [ledger.place(entry, check.line) for entry in _entries(support)]
    boxes = [box for row, column in places if (box := _box(ledger.sheet, row, column)) is not None]
    return _has_strays(ledger.sheet, page, union(boxes))


def stands_above(ledger: Ledger, support: Support, check: Check, page: Page) -> bool:
    """Whether what a sum falls short of stands on the page above its first addend, in the same column: a
    row was taken for a heading. Only what no other line bears out has to be asked."""
    if support.holding:
        return False
    boxes = [
        box
        for entry in _entries(support)
        if (box := _box(ledger.sheet, *ledger.place(entry, check.line))) is not None
    ]
    area = union(boxes)
    above = Box(area.left, max(area.top - _FAR_ABOVE, 0), area.right, area.top)
    missing = _digits(str(abs(check.residual) * ledger.unit))
    return any(
        _digits(word) == missing and _holds(above, page.box(index)) for index, word in enumerate(page.words)
    )


def _digits(text: str) -> str:
    return "".join(_DIGIT.findall(text)).strip("0")


def has_stray_digits(sheet: NormalisedTable, page: Page, rows: Iterable[int]) -> bool:
    """The same for all numbers of some rows."""
    columns = range(len(sheet.columns))
    boxes = [box for row in rows for column in columns if (box := _box(sheet, row, column)) is not None]
    return not boxes or _has_strays(sheet, page, union(boxes))


def _has_strays(sheet: NormalisedTable, page: Page, area: Box) -> bool:
    known = [
        box
        for row in range(len(sheet.rows))
        for column in range(len(sheet.columns))
        if sheet.numbers[row][column] is not None and (box := _box(sheet, row, column)) is not None
    ]
    return any(
        _DIGIT.search(word) is not None
        and _holds(area, place := page.box(index))
        and not any(_holds(box, place) for box in known)
        for index, word in enumerate(page.words)
    )


def _entries(support: Support) -> tuple[int, ...]:
    return (support.relation.total, *support.relation.addends)


def _is_marginal(support: Support, check: Check) -> bool:
    """Little more than rounding, where the lines that hold are not exact either."""
    return abs(check.residual) <= check.slack and any(other.residual for other in support.holding)


def _says_little(ledger: Ledger, support: Support, check: Check) -> bool:
    """The numbers of the line are so small that nothing can be told from them, or far smaller than
    those of all lines that hold: percentages among amounts. What is called a total has to repeat its
    only addend where others are dashes, but elsewhere that takes many lines that do."""
    if check.bits < _FEW_BITS:
        return True
    if check.is_thin and sum(other.is_thin for other in support.holding) < _MANY_REPETITIONS:
        return not _has_to_repeat(ledger, support, check)
    return check.bits < _SOME_BITS and all(other.bits > check.bits + _TEN_TIMES for other in support.holding)


def _has_to_repeat(ledger: Ledger, support: Support, check: Check) -> bool:
    relation = support.relation
    told = is_total(ledger.labels[relation.total]) and relation.is_block
    is_proven = any(not other.is_thin and not other.residual for other in support.holding)
    return told and is_proven and slip_bits(ledger, relation, check) > 0


def _precision_differs(ledger: Ledger, support: Support, check: Check) -> bool:
    """The line is printed to another digit than any that holds: prices among amounts."""
    shown = _shown_units(ledger, support, check.line)
    return bool(support.holding) and not any(
        shown & _shown_units(ledger, support, other.line) for other in support.holding
    )


def _shown_units(ledger: Ledger, support: Support, line: int) -> set[int]:
    units = ledger.units[line]
    return {units[entry] for entry in _entries(support) if units[entry]}


def _blanks_differ(ledger: Ledger, support: Support, check: Check) -> bool:
    """An entry is blank here and in no line that holds: its number may not have been read, unless a
    slip in another explains the difference."""
    if slip_bits(ledger, support.relation, check):
        return False
    here = ledger.values[check.line]
    held = [ledger.values[other.line] for other in support.holding]
    return any(
        here[entry] is None and all(values[entry] is not None for values in held)
        for entry in _entries(support)
    )


def _another_number_explains(ledger: Ledger, support: Support, check: Check) -> bool:
    """The difference is a number of the same line that the relation leaves out, right beside its own or
    among them: the line is put together in another way."""
    used, values = set(_entries(support)), ledger.values[check.line]
    near = range(max(0, min(used) - 1), min(len(values), max(used) + 2))
    return any(abs(values[entry] or 0) == abs(check.residual) for entry in near if entry not in used)


def _unproven_addends_explain(ledger: Ledger, support: Support, check: Check) -> bool:
    """Some addends are nought in every line that holds. Where a nought is printed there, nothing
    proves their signs; where nothing is, not even that they belong. Taken with the other sign, or
    left out, they make this line hold, too."""
    here = ledger.values[check.line]
    relation = support.relation
    if is_odd_sign(ledger, relation, check):
        return False
    if not support.holding:
        return any(
            abs(check.residual) in (abs(here[a] or 0), 2 * abs(here[a] or 0)) for a in relation.addends
        )
    held = [ledger.values[other.line] for other in support.holding]
    unproven = [
        _other_readings(sign * value, is_shown=any(values[addend] is not None for values in held))
        for addend, sign in zip(relation.addends, relation.signs, strict=True)
        if (value := here[addend]) and not any(values[addend] for values in held)
    ]
    if len(unproven) > _FEW_UNPROVEN:
        return slip_bits(ledger, relation, check) < _TELLING_SLIP
    return any(abs(2 * (check.residual - sum(changes))) <= check.slack for changes in product(*unproven))


def _other_readings(amount: int, *, is_shown: bool) -> tuple[int, ...]:
    """What the sum changes by when an addend enters in another way. What is printed as negative and
    added has no reason to be taken off."""
    turned = (2 * amount,) if amount > 0 else ()
    return (0, *turned) if is_shown else (0, amount, *turned)


def _box(sheet: NormalisedTable, row: int, column: int) -> Box | None:
    cell = sheet.table.grid[sheet.rows[row].index][sheet.columns[column].index]
    return cell.box if cell is not None else None


def _holds(area: Box, box: Box) -> bool:
    """Whether the centre of `box` lies in `area`."""
    across, down = box.left + box.right, box.top + box.bottom
    return 2 * area.left <= across <= 2 * area.right and 2 * area.top <= down <= 2 * area.bottom
