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
_LENGTH = (
    r"(?:fiscal )?(?:years?|(?P<length>three|six|nine|quarter|13|26|39)[ -]?(?:months?|weeks?|)|twelve months"
    r"|5[23] weeks) end(?:ed|ing) "
)
_LENGTHS = dict(
    zip("three quarter 13 six 26 nine 39".split(), ("/3M",) * 3 + ("/6M",) * 2 + ("/9M",) * 2, strict=True)
)
_WHEN = rf"(?:in|for|at|as of|as at|during|on|at the end of)(?: the| our| both)? (?:{_LENGTH})?(?:the )?"
_COUPLE = re.compile(
    rf"(?P<amounts>{_AMOUNTS})(?: per (?:diluted |basic )?share)?(?: ?,? respectively)? ?,? "
    rf"{_WHEN}(?P<periods>{_PERIODS})"
)
_LONE = re.compile(rf"(?P<amounts>{_AMOUNTS})")
_LINK = re.compile(
    r"(?: ?,? respectively)?(?: \([^)]*\))? ?,? "
    r"(?:(?:as )?compared (?:to|with)|versus|vs\.?|up from|down from|from|to|and) (?:approximately )?(?=\x01)"
)

_ROUGHLY = r"(?: a| an)?(?: total of)?(?P<rough> approximately| about| roughly)? (?=\x01)"
_STATED = re.compile(
    r" (?:was|were|is|are|totall?ed|amounted to|amounts to|reached|aggregated|stood at)(?: also| only)?"
    rf"{_ROUGHLY}"
)
_MOVED = re.compile(
    rf" (?:increased|decreased|rose|fell|grew|declined|improved)(?: by)?(?: {_A})?(?: ?,? or {_A} ?,?)?"
    rf"(?: \({_A}\))? (?:from|to){_ROUGHLY}"
)
_NAMED = re.compile(rf" of{_ROUGHLY}")
_BOUNDARIES = f",;:.()\n{_A}{_P}"
_RECORDED = re.compile(
    r".*\b[Ww]e (?:have |had )?(?:recorded|reported|had|generated|incurred|recogni[sz]ed|achieved|delivered) "
)
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
    for grammar in (_STATED, _MOVED, _NAMED):
        for match in grammar.finditer(text):
            metric = _metric(text, match.start(), is_recorded=grammar is _NAMED)
            if not metric:
                continue
            amounts, stop = _periods_of(sentence, skeleton, match.end())
            amounts = tuple(item for item in amounts if item[0] not in told)
            if amounts:
                told.update(span for span, _ in amounts)
                context = f"{text[: match.start() - len(metric)]} {text[match.end() : stop + _AFTERMATH]}"
                yield Statement(_DETERMINERS.sub("", metric), amounts, bool(match["rough"]), context)


def _metric(text: str, end: int, is_recorded: bool) -> str:
    """The words before `end` that name what is stated, "" when they may not be all of them:
    they must begin a clause, or follow "we recorded" and the like."""
    start = 1 + max(text.rfind(boundary, 0, end) for boundary in _BOUNDARIES)
    words = text[start:end]
    recorded = _RECORDED.match(words) if is_recorded else None
    if recorded:
        return words[recorded.end() :]
    words = words.lstrip()
    return words if words[:1].isalpha() and _begins_clause(text, end - len(words)) else ""


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
        paired = _paired(sentence, skeleton, couple.span("amounts"), couple)
        position = couple.end()
        if not paired:
            break
        found += paired
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
    return _paired(sentence, skeleton, lone.span("amounts"), opening)


def _paired(
    sentence: str, skeleton: Skeleton, amounts: Span, when: re.Match[str]
) -> tuple[tuple[Span, str], ...]:
    """Amounts and periods one by one, nothing when they are not equally many."""
    length = _LENGTHS.get((when["length"] or "").lower(), "")
    spans = skeleton.amounts_within(*amounts)
    names: list[str] = []
    for start, end in skeleton.periods_within(*when.span("periods")):
        names.append(normal_period(sentence[start:end], names[-1] if names else ""))
    if len(spans) != len(names):
        return ()
    return tuple((span, name + length) for span, name in zip(spans, names, strict=True))
