"""What is said about a total above which a row is missing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from aspera.agents.math.discrepancies import Discrepancy
from aspera.agents.math.figures import figure, signed_sum
from aspera.agents.math.incomplete_totals import IncompleteTotal
from aspera.agents.math.intervals import half_unit
from aspera.agents.math.ledger import Direction
from aspera.agents.math.materiality import severity_of_amount
from aspera.agents.math.naming import line_names, row_name
from aspera.domain.document import NumberLocale
from aspera.domain.number import Number

OMITTED = "omitted_row"


def describe_contained(incomplete: IncompleteTotal, locale: NumberLocale) -> Discrepancy:
    """A total that a greater one proves."""
    container, ledger = incomplete.container, incomplete.ledger
    assert container is not None, "only then is it told without the missing row"
    total, (first, *rest) = incomplete.support.relation.total, container.relation.addends
    other = first if total == container.relation.total else container.relation.total
    name = row_name(ledger.sheet, ledger.entries[other])
    proof = f"{name}, which contains it, comes out" if rest else f"{name} says the same as the total"
    return describe_incomplete(incomplete, f"{proof}: a row seems to be missing above it.", locale)


def describe_incomplete(incomplete: IncompleteTotal, proof: str, locale: NumberLocale) -> Discrepancy:
    ledger, relation = incomplete.ledger, incomplete.support.relation
    sheet, line = ledger.sheet, incomplete.largest.line
    numbers = [_number(incomplete, entry) for entry in relation.addends]
    values, total = [number.value for number in numbers], _number(incomplete, relation.total)
    recomputed = sum(values, Decimal(0))
    computed, printed, gap = (
        figure(value, locale) for value in (recomputed, total.value, abs(total.value - recomputed))
    )
    place = incomplete.place(relation.total)
    rows = f"the {len(values)} rows above it come to" if len(values) > 1 else "the row above it is"
    others = [ledger.lines[check.line] for check in incomplete.checks if check.line != line]
    return Discrepancy(
        rule=OMITTED,
        category="Sum",
        severity=severity_of_amount(sheet, total.value - recomputed),
        title=f"A row seems to be missing above {row_name(sheet, place[0])}",
        description=(
            f"{row_name(sheet, place[0])} is {printed}, but {rows} {computed}; the difference is {gap}. "
            f"{_also(incomplete, others)}{proof}"
        ),
        formula=f"{signed_sum(values, relation.signs, locale)} = {computed}, printed {printed}",
        printed=place,
        operands=[incomplete.place(entry) for entry in relation.addends],
        recomputed=recomputed,
        tolerance=sum(map(half_unit, numbers), half_unit(total)),
        signs=relation.signs if len(values) > 1 else (),
    )


def _also(incomplete: IncompleteTotal, lines: Sequence[int]) -> str:
    names = line_names(incomplete.ledger.sheet, Direction.DOWN, lines)
    return f"Something is missing in {names}, too. "


def _number(incomplete: IncompleteTotal, entry: int) -> Number:
    line = incomplete.largest.line
    return incomplete.ledger.number(entry, line) or Number(Decimal(0), Decimal(1), "", is_dash=True)
