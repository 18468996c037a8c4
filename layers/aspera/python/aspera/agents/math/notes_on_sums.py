"""What is said of a sum that does not come out, as an auditor would note it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from aspera.agents.math.accusations import Accusation
from aspera.agents.math.derivations import Place
from aspera.agents.math.faults import Fault
from aspera.agents.math.figures import figure
from aspera.agents.math.ledger import Direction
from aspera.agents.math.naming import column_name, line_names, row_name
from aspera.agents.math.printed_numbers import number_at, printable
from aspera.agents.math.repairs import slip_at
from aspera.agents.math.slips import Slip
from aspera.domain.document import NumberLocale
from aspera.domain.number import Number

_NUMERALS = "no one two three four five six seven eight nine ten eleven twelve".split()


def title(fault: Fault, rule: str) -> str:
    place = _place_name(fault, fault.places[0])
    if rule == "balance_identity":
        return f"The balance sheet does not balance: {place}"
    if rule == "repetition":
        return f"{place} is shown twice with different numbers"
    if rule == "roll_forward":
        return f"{place} does not follow from the opening balance and the movements"
    return f"{place} does not add up"


def _place_name(fault: Fault, place: Place, amount: str = "") -> str:
    """ "“Inventories” of 1,234 for 2023": row, amount and column in one phrase."""
    sheet = fault.ledger.sheet
    column = column_name(sheet, place[1])
    name = f"{row_name(sheet, place[0])}{amount}"
    return f"{name} for {column}" if column else name


def description(
    accusation: Accusation, rule: str, total: Number, recomputed: Decimal, locale: NumberLocale
) -> str:
    """What does not follow from what, where the same calculation comes out, and what would explain it."""
    fault = accusation.fault
    printed, computed, gap = (
        figure(value, locale, percent=total.is_percent)
        for value in (total.value, recomputed, abs(total.value - recomputed))
    )
    sentences = [
        f"{_place_name(fault, fault.places[0], f' of {printed}')} {_source(fault, rule)} {computed}; "
        f"the difference is {gap}.",
        _supported_by(fault),
        *_culprit(accusation, locale),
    ]
    return " ".join(sentences)


def _source(fault: Fault, rule: str) -> str:
    """ "does not follow from the three rows above it that belong to it, which add up to"."""
    relation, sheet = fault.support.relation, fault.ledger.sheet
    first_row, first_column = fault.places[1]
    if rule == "balance_identity":
        return f"does not equal {row_name(sheet, first_row)}, which is"
    if rule == "repetition":
        return "differs from the same row further up, which says"
    across = fault.ledger.direction is Direction.ACROSS
    count = len(relation.addends)
    if all(sign == -1 for sign in relation.signs[1:]):
        first = column_name(sheet, first_column) if across else row_name(sheet, first_row)
        less = f"the {_counted(count - 1)} after it" if count > 2 else "the one after it"
        return f"does not follow from {first} less {less}, which is"
    leads = min(relation.addends) > relation.total
    where = ("to its right" if leads else "to its left") if across else "below it" if leads else "above it"
    verb = "come to" if -1 in relation.signs else "add up to"
    kind = "columns" if across else "items"
    return f"does not follow from its {_counted(count)} {kind} {where}, which {verb}"


def _counted(count: int) -> str:
    return _NUMERALS[count] if count < len(_NUMERALS) else str(count)


def _supported_by(fault: Fault) -> str:
    if not fault.support.holding:
        return "No other column can confirm the calculation; the label and the form of the table call for it."
    lines: Sequence[int] = [fault.ledger.lines[check.line] for check in fault.support.holding]
    names = line_names(fault.ledger.sheet, fault.ledger.direction, lines)
    return f"The same calculation comes out in {names}."


def _culprit(accusation: Accusation, locale: NumberLocale) -> list[str]:
    fault, repair = accusation.fault, accusation.repair
    if accusation.culprit is not None and accusation.is_exchange:
        across = fault.ledger.direction is Direction.ACROSS
        row, column = accusation.culprit
        name = column_name(fault.ledger.sheet, column) if across else row_name(fault.ledger.sheet, row)
        lines = [fault.ledger.lines[one.check.line] for one in (fault, *accusation.others)]
        names = line_names(fault.ledger.sheet, fault.ledger.direction, lines)
        return [f"The sums of {names} both come out when the numbers of {name} in them change places."]
    if accusation.culprit is not None:
        place, expected = accusation.culprit, accusation.expected
        others = len(accusation.others)
        also = "the other sum that contains it comes out" if others == 1 else f"{others} other sums come out"
        name, meant = _place_name(fault, place), _scaled(fault, place, expected, locale)
        slip = slip_at(fault, place, expected)
        return [f"If {name} read {meant}{f' ({slip.value})' if slip else ''}, {also}, too."]
    if repair is None:
        return []
    name = _place_name(fault, repair.place)
    if not repair.is_of_one_number:
        how = "left out" if repair.slip is Slip.OMITTED else "counted twice"
        return [f"The printed total is what comes out when {name} is {how}."]
    meant = _scaled(fault, repair.place, repair.expected, locale)
    return [f"The only single slip that explains it: {name} should read {meant} ({repair.slip.value})."]


def _scaled(fault: Fault, place: Place, expected: int, locale: NumberLocale) -> str:
    """An integer of the ledger as it would be printed at `place`."""
    percent = number_at(fault, place).is_percent
    return figure(printable(fault, place, expected), locale, percent=percent)
