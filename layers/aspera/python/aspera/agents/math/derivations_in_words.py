"""What is said about a change or a share that does not follow from its figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from aspera.agents.math.derivations import (
    IN_PERCENT,
    Derivation,
    DerivationKind,
    Derived,
    numbers_of,
    recompute,
)
from aspera.agents.math.discrepancies import PERCENT, Discrepancy
from aspera.agents.math.figures import figure
from aspera.agents.math.materiality import severity_of_amount, severity_of_points
from aspera.agents.math.naming import column_name, row_name
from aspera.domain.document import NumberLocale
from aspera.domain.finding import Severity
from aspera.domain.normalised_table import NormalisedTable
from aspera.domain.number import Number

_CATEGORIES = {
    DerivationKind.CHANGE: "Change",
    DerivationKind.PERCENTAGE_CHANGE: "Change",
    DerivationKind.SHARE: "Share",
    DerivationKind.PER_SHARE: "Per share",
    DerivationKind.PER_SHARE_IN_THOUSANDS: "Per share",
}
_STEPS = {
    DerivationKind.CHANGE: "{first} − {second}",
    DerivationKind.PERCENTAGE_CHANGE: "({first} − {second}) ÷ {second}",
    DerivationKind.SHARE: "{first} ÷ {second}",
    DerivationKind.PER_SHARE: "{first} ÷ {second}",
    DerivationKind.PER_SHARE_IN_THOUSANDS: "{first} ÷ {second} × 1,000",
}
_PER_SHARE = (DerivationKind.PER_SHARE, DerivationKind.PER_SHARE_IN_THOUSANDS)
_WHAT = {DerivationKind.SHARE: "percentage", **dict.fromkeys(_PER_SHARE, "amount per share")}


def describe_derivations(
    sheet: NormalisedTable, derivations: Iterable[Derivation], locale: NumberLocale
) -> Iterator[Discrepancy]:
    for derivation in derivations:
        for derived in derivation.failing:
            yield _describe(sheet, derivation, derived, locale)


def _describe(
    sheet: NormalisedTable, derivation: Derivation, derived: Derived, locale: NumberLocale
) -> Discrepancy:
    kind = derivation.kind
    printed, first, second = numbers_of(sheet, derived)
    assert printed is not None and first is not None and second is not None, "all three were compared"
    result = recompute(kind, printed, first, second)
    percent = kind in IN_PERCENT or printed.is_percent
    shown, computed = (figure(value, locale, percent=percent) for value in (printed.value, result.value))
    step = _STEPS[kind].format(first=figure(first.value, locale), second=figure(second.value, locale))
    return Discrepancy(
        rule=kind.value,
        category=_CATEGORIES[kind],
        severity=_severity(sheet, printed.value - result.value, percent=percent),
        title=(
            f"The {_WHAT.get(kind, 'change')} shown for {row_name(sheet, derived.place[0])} does not follow "
            "from its figures"
        ),
        description=(
            f"{_reason(sheet, kind, derived, first, second, computed, locale)}; printed is {shown}. "
            f"{_support(derivation)}"
        ),
        formula=f"{step} = {computed}, printed {shown}",
        printed=derived.place,
        operands=(derived.first, derived.second),
        recomputed=result.value,
        tolerance=result.tolerance,
        unit=PERCENT if percent else "",
    )


def _reason(
    sheet: NormalisedTable,
    kind: DerivationKind,
    derived: Derived,
    first: Number,
    second: Number,
    computed: str,
    locale: NumberLocale,
) -> str:
    part, whole = figure(first.value, locale), figure(second.value, locale)
    name = row_name(sheet, derived.first[0])
    column = column_name(sheet, derived.place[1])
    if kind is DerivationKind.SHARE:
        at = f" for {column}" if column and derived.place[1] == derived.first[1] else ""
        return f"{name}{at} ({part}) is {computed} of {row_name(sheet, derived.second[0])} ({whole})"
    if kind in _PER_SHARE:
        at = f" for {column}" if column else ""
        return (
            f"{name}{at} ({part}) over {row_name(sheet, derived.second[0])} ({whole}) is {computed} per share"
        )
    return f"{name} goes from {whole} to {part}: a change of {computed}"


def _support(derivation: Derivation) -> str:
    count = len(derivation.holding)
    return f"{count} other figures of the same kind in this table follow from theirs."


def _severity(sheet: NormalisedTable, difference: Decimal, *, percent: bool) -> Severity:
    return severity_of_points(difference) if percent else severity_of_amount(sheet, difference)
