"""The grammar of sentences that state figures for periods."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aspera.domain.fact_reading.periods import normal_period
from aspera.domain.fact_reading.skeleton import AMOUNT_SIGN, PERIOD_SIGN, Skeleton, Span

_A, _P = AMOUNT_SIGN, PERIOD_SIGN
_AMOUNTS = rf"{_A}(?: ?,?(?: and)? {_A})*"
_PERIODS = rf"{_P}(?: ?,?(?: and)? {_P})*"
_LENGTH = r"(?:fiscal )?(?:years?|(?:three|six|nine|twelve) months|quarters?|\d\d weeks) end(?:ed|ing) "
_WHEN = rf"(?:in|for|at|as of|as at|during|on|at the end of)(?: the| our| both)? (?:{_LENGTH})?(?:the )?"
_COUPLE = re.compile(
    rf"(?P<amounts>{_AMOUNTS})(?: per (?:diluted |basic )?share)?(?: ?,? respectively)? ?,? "
    rf"{_WHEN}(?P<periods>{_PERIODS})"
)
_LONE = re.compile(rf"(?P<amounts>{_AMOUNTS})")
_LINK = re.compile(
    r"(?: ?,? respectively)?(?: \([^)]*\))? ?,? "
    r"(?:(?:as )?compared (?:to|with)|versus|vs\.?|up from|down from|from|and) (?:approximately )?(?=\x01)"
)

_METRIC = r"(?P<metric>[A-Za-z][^,;:.\x01\x02()\n]{2,110}?)"
_ROUGHLY = r"(?: a| an)?(?: total of)?(?: approximately| about| roughly)? "
_STATED = re.compile(
    rf"{_METRIC} (?:was|were|is|are|totall?ed|amounted to|amounts to|reached|aggregated|stood at)"
    rf"(?: also| only)?{_ROUGHLY}(?=\x01)"
)
_MOVED = re.compile(
    rf"{_METRIC} (?:increased|decreased|rose|fell|grew|declined|improved)(?: by)?(?: {_A})?"
    rf"(?: ?,? or {_A} ?,?)?(?: \({_A}\))?(?: from (?=\x01)| to{_ROUGHLY}(?=\x01))"
)
_RECORDED = re.compile(
    r"\b[Ww]e (?:have |had )?(?:recorded|reported|had|generated|incurred|recogni[sz]ed|achieved|delivered)"
    rf"(?: an?| the| our)? {_METRIC} of(?: approximately| about| roughly)? (?=\x01)"
)
_NAMED = re.compile(rf"{_METRIC} of(?: approximately| about| roughly)? (?=\x01)")
_OPENING = re.compile(rf"(?:^|[,;] )(?i:{_WHEN})(?P<periods>{_PERIODS}) ?, ")
_CLAUSE_START = re.compile(
    r"(?:^|; |: |• |, and |, while |\. )(?:[A-Z][a-z]+ ?, |In addition ?, |As a result ?, |"
    rf"(?i:{_WHEN}){_PERIODS} ?, )?$"
)
_DETERMINERS = re.compile(r"^(?:and |while |our |the |total of |a |an )+", re.IGNORECASE)
_AFTERMATH = 60
"""How many characters behind the last amount may still qualify the statement."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A metric with amounts (spans within the sentence), each with its period; `context` are the
    words of the sentence around the metric that may qualify it."""

    metric: str
    amounts: tuple[tuple[Span, str], ...]
    is_rough: bool
    context: str


def statements(sentence: str, skeleton: Skeleton) -> Iterator[Statement]:
    """The statements of a sentence; no amount belongs to two."""
    text = skeleton.text
    told: set[Span] = set()
    for grammar in (_STATED, _MOVED, _RECORDED, _NAMED):
        for match in grammar.finditer(text):
            start, end = match.span("metric")
            if grammar is not _RECORDED and not _begins_clause(text, start):
                continue
            amounts, stop = _periods_of(sentence, skeleton, match.end())
            amounts = tuple(item for item in amounts if item[0] not in told)
            if amounts:
                told.update(span for span, _ in amounts)
                context = f"{text[:start]} {text[end : stop + _AFTERMATH]}"
                is_rough = match[0].endswith(("approximately ", "about ", "roughly "))
                yield Statement(_DETERMINERS.sub("", match["metric"]), amounts, is_rough, context)


def _begins_clause(text: str, start: int) -> bool:
    """Whether a metric is named whole; the rest of a sentence cut in two begins in lower case."""
    if not start:
        return not text[0].islower()
    return _CLAUSE_START.search(text, 0, start) is not None


def _periods_of(sentence: str, skeleton: Skeleton, position: int) -> tuple[tuple[tuple[Span, str], ...], int]:
    """The amounts from `position` on with their periods, and where they end."""
    text = skeleton.text
    couple = _COUPLE.match(text, position)
    if couple is None:
        return _opened(sentence, skeleton, position), position
    found: list[tuple[Span, str]] = []
    while couple is not None:
        amounts = skeleton.amounts_within(*couple.span("amounts"))
        periods = _period_names(sentence, skeleton.periods_within(*couple.span("periods")))
        position = couple.end()
        if len(amounts) != len(periods):
            break
        found += zip(amounts, periods, strict=True)
        link = _LINK.match(text, position)
        couple = _COUPLE.match(text, link.end()) if link else None
    return tuple(found), position


def _opened(sentence: str, skeleton: Skeleton, position: int) -> tuple[tuple[Span, str], ...]:
    """Amounts without a period behind them belong to the periods the sentence opens with."""
    text = skeleton.text
    opening = _OPENING.search(text, 0, position)
    lone = _LONE.match(text, position)
    if opening is None or lone is None or text.count(PERIOD_SIGN, opening.end()):
        return ()
    amounts = skeleton.amounts_within(*lone.span("amounts"))
    periods = _period_names(sentence, skeleton.periods_within(*opening.span("periods")))
    return tuple(zip(amounts, periods, strict=True)) if len(amounts) == len(periods) else ()


def _period_names(sentence: str, spans: tuple[Span, ...]) -> list[str]:
    names: list[str] = []
    for start, end in spans:
        names.append(normal_period(sentence[start:end], names[-1] if names else ""))
    return names
