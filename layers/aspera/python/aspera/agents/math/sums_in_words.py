"""What is said about a sum that does not come out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from aspera.agents.math.accusations import Accusation
from aspera.agents.math.derivations import Place
from aspera.agents.math.discrepancies import Discrepancy
from aspera.agents.math.faults import Fault
from aspera.agents.math.figures import figure, signed_sum
from aspera.agents.math.intervals import half_unit
from aspera.agents.math.ledger import Direction
from aspera.agents.math.materiality import severity_of_amount
from aspera.agents.math.naming import column_name, line_names, row_name
from aspera.agents.math.repairs import Slip
from aspera.domain.document import NumberLocale
from aspera.domain.number import Number

_BALANCE = r"balances?(?: (?:at|as of)|,|\b)|outstanding (?:at|as of)"
_OPENING = re.compile(rf"\b(?:beginning|opening|start of|1 jan|{_BALANCE})", re.IGNORECASE)
_CLOSING = re.compile(rf"\b(?:end|ending|closing|31 dec|{_BALANCE})\b", re.IGNORECASE)


def describe_sum(accusation: Accusation, locale: NumberLocale) -> Discrepancy:
    fault = accusation.fault
    total, *addends = [_number(fault, place) for place in fault.places]
    values = [number.value for number in addends]
    signs = fault.support.relation.signs
    recomputed = sum((value * sign for value, sign in zip(values, signs, strict=True)), Decimal(0))
    tolerance = sum((half_unit(number) for number in addends), half_unit(total))
    formula = (
        f"{signed_sum(values, signs, locale)} = {figure(recomputed, locale, percent=total.is_percent)}, "
        f"printed {figure(total.value, locale, percent=total.is_percent)}"
    )
    rule, category = _rule(fault)
    return Discrepancy(
        rule=rule,
        category=category,
        severity=severity_of_amount(fault.ledger.sheet, total.value - recomputed),
        title=_title(fault, rule),
        description=_description(accusation, rule, total, recomputed, locale),
        formula=formula,
        printed=fault.places[0],
        operands=fault.places[1:],
        recomputed=recomputed,
        tolerance=tolerance,
        culprit=accusation.suspect,
    )


def _number(fault: Fault, place: Place) -> Number:
    """The number at a place of the relation; an empty cell counts as a dash."""
    row, column = place
    return fault.ledger.sheet.numbers[row][column] or Number(Decimal(0), Decimal(1), "", is_dash=True)


def _rule(fault: Fault) -> tuple[str, str]:
    relation, labels = fault.support.relation, fault.ledger.labels
    if len(relation.addends) == 1:
        return "balance_identity", "Balance sheet"
    if _OPENING.search(labels[relation.addends[0]]) and _CLOSING.search(labels[relation.total]):
        return "roll_forward", "Roll-forward"
    if fault.ledger.direction is Direction.ACROSS:
        return "cross_cast", "Cross-cast"
    return ("difference", "Difference") if -1 in relation.signs else ("sum", "Sum")


def _title(fault: Fault, rule: str) -> str:
    place = _place_name(fault, fault.places[0])
    if rule == "balance_identity":
        return f"The balance sheet does not balance: {place}"
    if rule == "roll_forward":
        return f"{place} does not follow from the opening balance and the movements"
    return f"{place} does not add up"


def _place_name(fault: Fault, place: Place) -> str:
    """ "“Inventories” for 2023": row and column in one phrase."""
    sheet = fault.ledger.sheet
    column = column_name(sheet, place[1])
    return f"{row_name(sheet, place[0])} for {column}" if column else row_name(sheet, place[0])


def _description(
    accusation: Accusation, rule: str, total: Number, recomputed: Decimal, locale: NumberLocale
) -> str:
    fault = accusation.fault
    printed, computed, gap = (
        figure(value, locale, percent=total.is_percent)
        for value in (total.value, recomputed, abs(total.value - recomputed))
    )
    sentences = [
        f"{_place_name(fault, fault.places[0])} is printed as {printed}; "
        f"{_source(fault, rule)} {computed}, a difference of {gap}.",
        _supported_by(fault),
        *_culprit(accusation, locale),
    ]
    return " ".join(sentences)


def _source(fault: Fault, rule: str) -> str:
    """ "the 3 rows above it that belong to it add up to", as the beginning of a sentence's end."""
    relation, sheet = fault.support.relation, fault.ledger.sheet
    first_row, first_column = fault.places[1]
    if rule == "balance_identity":
        return f"{row_name(sheet, first_row)} is"
    across = fault.ledger.direction is Direction.ACROSS
    count = len(relation.addends)
    if all(sign == -1 for sign in relation.signs[1:]):
        first = column_name(sheet, first_column) if across else row_name(sheet, first_row)
        return f"{first} less {f'the {count - 1}' if count > 2 else 'the one'} after it is"
    leads = min(relation.addends) > relation.total
    where = ("to its right" if leads else "to its left") if across else "below it" if leads else "above it"
    verb = "come to" if -1 in relation.signs else "add up to"
    return f"the {count} {'columns' if across else 'rows'} {where} that belong to it {verb}"


def _supported_by(fault: Fault) -> str:
    lines: Sequence[int] = [fault.ledger.lines[check.line] for check in fault.support.holding]
    names = line_names(fault.ledger.sheet, fault.ledger.direction, lines)
    return f"The same calculation comes out in {names}."


def _culprit(accusation: Accusation, locale: NumberLocale) -> list[str]:
    fault, repair = accusation.fault, accusation.repair
    if accusation.culprit is not None:
        place, expected = accusation.culprit, accusation.expected
        others = len(accusation.others)
        also = "the other sum that contains it comes out" if others == 1 else f"{others} other sums come out"
        name, meant = _place_name(fault, place), _scaled(fault, place, expected, locale)
        return [f"If {name} read {meant}, {also}, too."]
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
    return figure((expected * fault.ledger.unit).quantize(_number(fault, place).unit), locale)
