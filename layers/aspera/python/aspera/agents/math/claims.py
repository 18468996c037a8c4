"""What a sentence claims, in numbers, and what its own figures give."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from aspera.agents.math.grammar import PERCENT_SIGN, Claim, Statement
from aspera.agents.math.intervals import (
    TRIVIAL_POINTS,
    Interval,
    Recomputed,
    difference,
    exactly,
    growth,
    interval,
    quotient,
    settle,
)
from aspera.domain.document import NumberLocale
from aspera.domain.fact_reading.skeleton import AMOUNT_SIGN, Span
from aspera.domain.number import Number, parse_number

_COMPUTED_OTHERWISE = re.compile(
    r"respectively|constant|currenc|operational|organic|exclud|adjusted|annuali[sz]ed|annual average|"
    r"average annual|compound|cagr|per (?:year|annum)|pro forma|comparable|like.for.like|same.store|"
    r"\b(?:each|both|between|range|respective)\b|"
    r"\b(?:approximately|about|roughly|nearly|almost|around|over|more than|less than|at least|up to) "
    rf"[{AMOUNT_SIGN}{PERCENT_SIGN}]",
    re.IGNORECASE,
)
_PER = re.compile(r"\s*(?:per|a)\s+(?:diluted |basic |common |ordinary )*(\w+)", re.IGNORECASE)
_MULTIPLES = {
    "doubled": Decimal(2),
    "tripled": Decimal(3),
    "quadrupled": Decimal(4),
    "halved": Decimal("0.5"),
}
_IN_PERCENT = (Claim.PERCENT_CHANGE, Claim.SHARE)
_LOOSENESS = Decimal("0.2")
"""How far from two, as a part of it, something that "doubled" may lie."""
_POINT_IN_BASIS_POINTS = Decimal(100)


@dataclass(frozen=True, slots=True)
class Figures:
    """A statement with its numbers. `stated` carries the sign of its verb; for a multiple it is
    the multiple. `exact` is what the printed figures give, `expected` where their rounding puts it."""

    statement: Statement
    stated: Number
    new: Number
    old: Number
    exact: Decimal
    expected: Interval

    def contradiction(self) -> Recomputed | None:
        """The recomputed figure, where the stated one cannot be meant."""
        gap = interval(self.stated).distance(self.expected)
        if gap <= (TRIVIAL_POINTS if self.stated.is_percent else 0):
            return None
        return settle(self.stated, self.exact, self.expected)


def read_figures(sentence: str, statement: Statement, locale: NumberLocale) -> Figures | None:
    """The numbers of a statement; None when they leave open what is compared, or how."""
    new, old = (_number(sentence, span, locale) for span in (statement.new, statement.old))
    if new is None or old is None or not _are_alike(new, old):
        return None
    if _per(sentence, statement.new) != _per(sentence, statement.old):
        return None
    if new.is_percent != (statement.claim is Claim.POINT_CHANGE):
        return None
    if statement.claim is Claim.MULTIPLE:
        return _multiple(statement, new, old)
    stated = _number(sentence, statement.stated, locale)
    if stated is None or stated.is_percent != (statement.claim in _IN_PERCENT):
        return None
    if statement.claim is Claim.AMOUNT_CHANGE and not _is_difference(sentence, statement, stated, new):
        return None
    if _COMPUTED_OTHERWISE.search(statement.words):
        return None
    if statement.is_pair and _comes_out(statement, _signed(stated, statement), old, new):
        return None
    exact = _recomputed(statement, exactly(new), exactly(old))
    expected = _recomputed(statement, interval(new), interval(old))
    if exact is None or expected is None:
        return None
    return Figures(statement, _signed(stated, statement), new, old, exact.low, expected)


def _number(sentence: str, span: Span, locale: NumberLocale) -> Number | None:
    return parse_number(sentence[slice(*span)], locale)


def _per(sentence: str, span: Span) -> str:
    """ "share" in "$1.03 per diluted share"; empty for an amount that stands for itself."""
    match = _PER.match(sentence, span[1])
    return match[1].lower() if match else ""


def _are_alike(new: Number, old: Number) -> bool:
    """Same kind, same currency, and both with or both without a word such as million."""
    return (
        new.is_percent == old.is_percent
        and new.currency == old.currency
        and not new.is_year
        and not old.is_year
        and new.printed[-1:].isalpha() == old.printed[-1:].isalpha()
    )


def _is_difference(sentence: str, statement: Statement, stated: Number, new: Number) -> bool:
    """Whether the stated amount is counted in what the figures are counted in."""
    return _are_alike(stated, new) and _per(sentence, statement.stated) == _per(sentence, statement.new)


def _recomputed(statement: Statement, new: Interval, old: Interval) -> Interval | None:
    if statement.claim is Claim.SHARE:
        return quotient(new, old)
    if statement.claim is Claim.PERCENT_CHANGE:
        return growth(new, old)
    if statement.claim is Claim.AMOUNT_CHANGE:
        return difference(new, old)
    scale = _POINT_IN_BASIS_POINTS if statement.detail.lower().startswith("b") else Decimal(1)
    points = difference(new, old)
    return Interval(points.low * scale, points.high * scale)


def _comes_out(statement: Statement, stated: Number, new: Number, old: Number) -> bool:
    expected = _recomputed(statement, interval(new), interval(old))
    return expected is not None and interval(stated).distance(expected) <= TRIVIAL_POINTS


def _signed(stated: Number, statement: Statement) -> Number:
    if not statement.falls or stated.value <= 0:
        return stated
    return Number(-stated.value, stated.unit, stated.printed, stated.is_percent)


def _multiple(statement: Statement, new: Number, old: Number) -> Figures | None:
    """ "Doubled" is a round word: only figures far from it contradict it."""
    words = statement.detail.lower().split()
    multiple = _MULTIPLES[words[-1]]
    exact, expected = quotient(exactly(new), exactly(old)), quotient(interval(new), interval(old))
    if exact is None or expected is None:
        return None
    times = Interval(expected.low / 100, expected.high / 100)
    if len(words) > 1 and times.high > multiple:
        return None
    stated = Number(multiple, 2 * _LOOSENESS * multiple, words[-1])
    return Figures(statement, stated, new, old, exact.low / 100, times)
