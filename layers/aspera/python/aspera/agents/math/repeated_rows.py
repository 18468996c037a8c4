"""Rows that stand twice in a row, where the total below counts them once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from aspera.agents.math.cues import is_closing, is_opening, is_outcome, is_part
from aspera.agents.math.derivations import Place
from aspera.agents.math.discrepancies import Discrepancy
from aspera.agents.math.figures import figure, signed_sum
from aspera.agents.math.intervals import half_unit
from aspera.agents.math.ledger import Direction, Ledger
from aspera.agents.math.materiality import severity_of_amount
from aspera.agents.math.naming import line_names, row_name
from aspera.agents.math.relations import Check, Support
from aspera.domain.document import NumberLocale
from aspera.domain.number import Number

DUPLICATED = "duplicated_row"
_ENOUGH = 12.0


@dataclass(frozen=True, slots=True)
class RepeatedRow:
    """`entry` repeats the one before it; the sum of `support` comes out without it."""

    ledger: Ledger
    support: Support
    entry: int

    @property
    def largest(self) -> Check:
        """The line in which it weighs most."""
        values = self.ledger.values
        return max(self.support.holding, key=lambda check: abs(values[check.line][self.entry] or 0))


def repeated_entries(ledger: Ledger) -> frozenset[int]:
    """Entries with the label and all numbers of the one before, other than totals and parts."""
    rows, labels = ledger.sheet.rows, [" ".join(label.lower().split()) for label in ledger.labels]
    return frozenset(
        entry
        for entry in range(1, len(labels))
        if labels[entry]
        and labels[entry] == labels[entry - 1]
        and rows[ledger.entries[entry]].path == rows[ledger.entries[entry - 1]].path
        and not is_outcome(labels[entry])
        and not is_opening(labels[entry])
        and not is_closing(labels[entry])
        and not is_part(labels[entry])
        and any(values[entry] for values in ledger.values)
        and all(values[entry] == values[entry - 1] for values in ledger.values)
    )


def find_repeated_rows(found: Sequence[tuple[Ledger, Support]]) -> Iterator[RepeatedRow]:
    for ledger, support in found:
        addends = support.relation.addends
        if ledger.direction is not Direction.DOWN or support.failing or support.bits < _ENOUGH:
            continue
        for entry in sorted(repeated_entries(ledger)):
            if (entry - 1 in addends) != (entry in addends) and support.relation.total not in (
                entry - 1,
                entry,
            ):
                yield RepeatedRow(ledger, support, entry)


def describe_repeated_row(repeated: RepeatedRow, locale: NumberLocale) -> Discrepancy:
    ledger, support, line = repeated.ledger, repeated.support, repeated.largest.line
    relation, sheet = support.relation, ledger.sheet
    counted = repeated.entry - (repeated.entry not in relation.addends)
    at = relation.addends.index(counted) + 1
    addends = [*relation.addends[: at - 1], repeated.entry - 1, repeated.entry, *relation.addends[at:]]
    signs = [*relation.signs[:at], relation.signs[at - 1], *relation.signs[at:]]
    places: list[Place] = [ledger.place(entry, line) for entry in addends]
    numbers = [_number(ledger, entry, line) for entry in addends]
    total = _number(ledger, relation.total, line)
    recomputed = sum((n.value * sign for n, sign in zip(numbers, signs, strict=True)), Decimal(0))
    computed, printed = figure(recomputed, locale), figure(total.value, locale)
    row, place = row_name(sheet, places[at][0]), ledger.place(relation.total, line)
    lines = line_names(sheet, Direction.DOWN, [ledger.lines[check.line] for check in support.holding])
    return Discrepancy(
        rule=DUPLICATED,
        category="Sum",
        severity=severity_of_amount(sheet, total.value - recomputed),
        title=f"{row} is printed twice, one below the other",
        description=(
            f"{row} stands twice with the same numbers, but {row_name(sheet, place[0])} of {printed} counts "
            f"it once: with both rows, the items come to {computed}. Without the second row the sum comes "
            f"out in {lines}."
        ),
        formula=(f"{signed_sum([n.value for n in numbers], signs, locale)} = {computed}, printed {printed}"),
        printed=place,
        operands=places,
        recomputed=recomputed,
        tolerance=sum(map(half_unit, numbers), half_unit(total)),
        culprit=places[at],
        signs=signs,
    )


def _number(ledger: Ledger, entry: int, line: int) -> Number:
    return ledger.number(entry, line) or Number(Decimal(0), Decimal(1), "", is_dash=True)
