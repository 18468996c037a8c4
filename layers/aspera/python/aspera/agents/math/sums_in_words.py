"""What is said about a sum that does not come out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from aspera.agents.math.accusations import Accusation
from aspera.agents.math.cues import is_closing, is_opening
from aspera.agents.math.discrepancies import PERCENT, Discrepancy
from aspera.agents.math.faults import Fault
from aspera.agents.math.figures import figure, signed_sum
from aspera.agents.math.intervals import half_unit
from aspera.agents.math.ledger import Direction
from aspera.agents.math.materiality import severity_of_amount
from aspera.agents.math.notes_on_sums import description, title
from aspera.agents.math.printed_numbers import number_at, printable
from aspera.agents.math.repairs import find_repair
from aspera.domain.document import NumberLocale
from aspera.domain.finding import Severity

ROUNDING = "rounding"


def describe_sum(accusation: Accusation, locale: NumberLocale) -> Discrepancy:
    fault = accusation.fault
    total, *addends = [number_at(fault, place) for place in fault.places]
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
        title=title(fault, rule),
        description=description(accusation, rule, total, recomputed, locale),
        formula=formula,
        printed=fault.places[0],
        operands=fault.places[1:],
        recomputed=recomputed,
        tolerance=tolerance,
        culprit=accusation.suspect,
        repaired=_repaired(accusation),
        signs=signs if len(signs) > 1 else (),
        unit=PERCENT if total.is_percent else "",
    )


def describe_edge(fault: Fault, locale: NumberLocale) -> Discrepancy:
    """A sum that rounding could explain, where every other sum of the table is exact."""
    described = describe_sum(Accusation(fault, repair=find_repair(fault)), locale)
    return replace(
        described,
        rule=ROUNDING,
        category="Rounding",
        severity=Severity.LOW,
        tolerance=Decimal(0),
        description=f"{described.description} Rounding could explain it, but every other sum of this "
        "table comes out exactly.",
    )


def _repaired(accusation: Accusation) -> Decimal | None:
    """What the suspect should read; None when it is right itself."""
    fault, repair = accusation.fault, accusation.repair
    if accusation.culprit is not None:
        return printable(fault, accusation.culprit, accusation.expected)
    if repair is None or not repair.is_of_one_number:
        return None
    return printable(fault, repair.place, repair.expected)


def _rule(fault: Fault) -> tuple[str, str]:
    relation, labels = fault.support.relation, fault.ledger.labels
    if len(relation.addends) == 1:
        again = labels[relation.total].lower() == labels[relation.addends[0]].lower()
        return ("repetition", "Repetition") if again else ("balance_identity", "Balance sheet")
    if is_opening(labels[relation.addends[0]]) and is_closing(labels[relation.total]):
        return "roll_forward", "Roll-forward"
    if fault.ledger.direction is Direction.ACROSS:
        return "cross_cast", "Cross-cast"
    return ("difference", "Difference") if -1 in relation.signs else ("sum", "Sum")
