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
_KIND = r"(?: an?)?(?: (?:net )?(?:total|benefit|gain|loss|charge|expense|credit) of)?"
_LINK = re.compile(
    r"(?: ?,? respectively)?(?: \([^)]*\))?(?: ?,)? "
    r"(?:(?:(?:as |largely )?(?:compared|consistent) (?:to|with)|versus|vs\.?|up from|down from|from|to|and)"
    rf"{_KIND} )?(?:approximately )?(?=\x01)"
)

_ROUGHLY = rf"{_KIND}(?P<rough> approximately| about| roughly)? (?=\x01)"
_STATED = re.compile(
    r" (?:was|were|is|are|totall?(?:ed|ing)|amounted to|amounts to|reached|aggregated|stood at)"
    rf"(?: also| only)?{_ROUGHLY}"
)
_MOVED = re.compile(
    rf" (?:increased|decreased|rose|fell|grew|declined|improved)(?: by)?(?: {_A})?(?: ?,? or {_A} ?,?)?"
    rf"(?: \({_A}\))? (?:from|to){_ROUGHLY}"
)
_NAMED = re.compile(rf" of{_ROUGHLY}")
_BOUNDARIES = f",;:.()\n{_A}{_P}"
_ENDS_OF_LISTS = f";:.()\n{_A}{_P}"
_INSIDE = re.compile(
    r"\((?:loss(?:es)?|income|expenses?|benefits?|provision|gains?|credits?|charges?|deficit)\)"
    rf"|,(?= net(?: of \w+(?: \w+){{0,3}} ?,?)?{_A})|,(?={_A})"
)
"""Brackets and commas that do not part a metric: "Other income (expense), net was"."""
_LISTED = re.compile(r"[\w&’'/ -]+(?: ?, [\w&’'/ -]+)* ?,? and [\w&’'/ -]+(?: ?, net)?")
"""A metric that lists: "Selling, general and administrative expenses"."""
_NO_METRIC = re.compile(
    r"(?:in|at|as|for|on|of|by|with|during|excluding|including|despite|due|because|while|after|before|following|"
    r"although|based|compared|under|upon|through|since|if|when|we|these|this|and|or|overall|however|"
    r"therefore|thus|also|further|furthermore|moreover|meanwhile|instead|\w+ly)\b",
    re.IGNORECASE,
)
_DATED = re.compile(rf"(?: ?,)? {_WHEN}(?P<periods>{_PERIODS})(?: ?,)?$")
"""A period behind a metric: "Backlog at December 31, 2018 was"."""
_REPORTED = re.compile(r" (?:recogni[sz]ed|recorded|reported|incurred)(?: (?:in|within) [a-z ]{3,30})?$")
_AS_FAR_AS = _LONGEST_LIST = 100
"""Characters."""
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
            end, dated = match.start(), None
            if grammar is not _NAMED and PERIOD_SIGN in text[:end]:
                dated = _DATED.search(text, max(0, end - _AS_FAR_AS), end)
                end = dated.start() if dated else end
            metric = _metric(text, end, is_recorded=grammar is _NAMED)
            if not metric:
                continue
            amounts, stop = _periods_of(sentence, skeleton, match.end(), dated)
            amounts = tuple(item for item in amounts if item[0] not in told)
            if amounts:
                told.update(span for span, _ in amounts)
                context = f"{text[: end - len(metric)]} {text[match.end() : stop + _AFTERMATH]}"
                yield Statement(_plain(metric), amounts, bool(match["rough"]), context)


def _plain(metric: str) -> str:
    return _REPORTED.sub("", _DETERMINERS.sub("", metric))


def _metric(text: str, end: int, is_recorded: bool) -> str:
    """The words before `end` that name what is stated, "" when they may not be all of them:
    they must begin a clause, or follow "we recorded" and the like."""
    whole = _whole(text[:end])
    start = 1 + max(whole.rfind(boundary) for boundary in _BOUNDARIES)
    words = text[start:end]
    recorded = _RECORDED.match(words) if is_recorded else None
    if recorded:
        return words[recorded.end() :]
    words = words.lstrip()
    begins = words[:1].isalpha() and _begins_clause(text, end - len(words))
    return _list(text, whole, end) or (words if begins else "")


def _whole(text: str) -> str:
    """`text`, of the same length, without the boundaries that do not part a metric."""
    if "(" not in text and "," not in text:
        return text
    return _INSIDE.sub(lambda match: "_" * len(match[0]), text + _A)[: len(text)]


def _list(text: str, whole: str, end: int) -> str:
    """A metric with commas in it that begins a clause, or ""."""
    start = 1 + max(whole.rfind(boundary) for boundary in _ENDS_OF_LISTS)
    words = text[start:end].lstrip(" ,")
    if "," not in words or len(words) > _LONGEST_LIST:
        return ""
    if _NO_METRIC.match(words) or not _LISTED.fullmatch(words):
        return ""
    return words if _begins_clause(text, end - len(words)) else ""


def _begins_clause(text: str, start: int) -> bool:
    """Whether a metric is named whole; the rest of a sentence cut in two begins in lower case."""
    if not start:
        return not text[0].islower()
    return _CLAUSE_START.search(text, 0, start) is not None


def _periods_of(
    sentence: str, skeleton: Skeleton, position: int, dated: re.Match[str] | None
) -> tuple[tuple[tuple[Span, str], ...], int]:
    """The amounts from `position` on with their periods, and where they end. Amounts without a period
    behind them belong to those behind the metric, or to those that the sentence opens with."""
    text = skeleton.text
    couple = _COUPLE.match(text, position)
    if couple is not None:
        return _chain(sentence, skeleton, couple, position)
    lone = _LONE.match(text, position)
    when = dated or _OPENING.search(text, 0, position)
    if lone is None or when is None or (not dated and text.count(PERIOD_SIGN, when.end(), position)):
        return (), position
    first = _paired(sentence, skeleton, lone.span("amounts"), when)
    further, stop = _chain(sentence, skeleton, _linked(text, lone.end()), lone.end())
    if not first or (not dated and text.count(PERIOD_SIGN, stop)):
        return (), position
    return first + further, stop


def _chain(
    sentence: str, skeleton: Skeleton, couple: re.Match[str] | None, position: int
) -> tuple[tuple[tuple[Span, str], ...], int]:
    """Amounts with their periods, linked by "compared to" and the like, from `couple` on."""
    found: list[tuple[Span, str]] = []
    while couple is not None:
        paired = _paired(sentence, skeleton, couple.span("amounts"), couple)
        position = couple.end()
        if not paired:
            break
        found += paired
        couple = _linked(skeleton.text, position)
    return tuple(found), position


def _linked(text: str, position: int) -> re.Match[str] | None:
    link = _LINK.match(text, position)
    return _COUPLE.match(text, link.end()) if link else None


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
