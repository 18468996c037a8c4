"""What is said about a change or a share that does not follow from its figures."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from aspera.agents.math.changes import Change, ChangeKind, recompute
from aspera.agents.math.discrepancies import Discrepancy
from aspera.agents.math.faults import Place
from aspera.agents.math.figures import figure
from aspera.agents.math.ledger import Direction
from aspera.agents.math.materiality import severity_of_amount, severity_of_points
from aspera.agents.math.naming import line_names, row_name
from aspera.agents.math.shares import Share, Shares, recompute_share
from aspera.domain.document import NumberLocale
from aspera.domain.finding import Severity
from aspera.domain.normalised_table import NormalisedTable
from aspera.domain.number import Number


def describe_changes(
    sheet: NormalisedTable, changes: Iterable[Change], locale: NumberLocale
) -> Iterable[Discrepancy]:
    for change in changes:
        for row in change.failing:
            yield _describe_change(sheet, change, row, locale)


def _describe_change(sheet: NormalisedTable, change: Change, row: int, locale: NumberLocale) -> Discrepancy:
    printed, new, old = (_at(sheet, (row, column)) for column in (change.column, change.new, change.old))
    result = recompute(change.kind, printed, new, old)
    percent = change.kind is ChangeKind.PERCENT or printed.is_percent
    shown, computed = (figure(value, locale, percent=percent) for value in (printed.value, result.value))
    before, after = figure(old.value, locale), figure(new.value, locale)
    step = f"({after} − {before}) ÷ {before}" if change.kind is ChangeKind.PERCENT else f"{after} − {before}"
    name = row_name(sheet, row)
    return Discrepancy(
        rule="percentage_change" if change.kind is ChangeKind.PERCENT else "change",
        category="Change",
        severity=_severity(sheet, printed.value - result.value, percent=percent),
        title=f"The change shown for {name} does not follow from its figures",
        description=(
            f"{name} goes from {before} to {after}: a change of {computed}; printed is {shown}. "
            f"In {len(change.holding)} other rows the printed change follows from the figures."
        ),
        formula=f"{step} = {computed}, printed {shown}",
        printed=(row, change.column),
        operands=((row, change.new), (row, change.old)),
        recomputed=result.value,
        tolerance=result.tolerance,
    )


def describe_shares(
    sheet: NormalisedTable, found: Iterable[Shares], locale: NumberLocale
) -> Iterable[Discrepancy]:
    for shares in found:
        for share in shares.failing:
            yield _describe_share(sheet, shares, share, locale)


def _describe_share(
    sheet: NormalisedTable, shares: Shares, share: Share, locale: NumberLocale
) -> Discrepancy:
    printed, part, whole = (_at(sheet, place) for place in (share.place, share.part, share.whole))
    result = recompute_share(printed, part, whole)
    shown, computed = (figure(value, locale, percent=True) for value in (printed.value, result.value))
    names = [row_name(sheet, place[0]) for place in (share.place, share.part, share.whole)]
    return Discrepancy(
        rule="share",
        category="Share",
        severity=severity_of_points(printed.value - result.value),
        title=f"The percentage shown for {names[0]} does not follow from its figures",
        description=(
            f"{names[1]} ({figure(part.value, locale)}) is {computed} of {names[2]} "
            f"({figure(whole.value, locale)}); printed is {shown}. {_also_holds(sheet, shares)}"
        ),
        formula=f"{figure(part.value, locale)} ÷ {figure(whole.value, locale)} = {computed}, printed {shown}",
        printed=share.place,
        operands=(share.part, share.whole),
        recomputed=result.value,
        tolerance=result.tolerance,
    )


def _also_holds(sheet: NormalisedTable, shares: Shares) -> str:
    if shares.down:
        return f"In {len(shares.holding)} other rows the percentages follow from the figures."
    lines = [share.place[1] for share in shares.holding]
    return f"The same calculation comes out in {line_names(sheet, Direction.DOWN, lines)}."


def _severity(sheet: NormalisedTable, difference: Decimal, *, percent: bool) -> Severity:
    return severity_of_points(difference) if percent else severity_of_amount(sheet, difference)


def _at(sheet: NormalisedTable, place: Place) -> Number:
    number = sheet.numbers[place[0]][place[1]]
    assert number is not None, "the place was read as a number before"
    return number
