"""How English sentences say that one figure follows from two others.

Patterns run over a skeleton of the sentence, in which each amount is one sign, each percentage
another and each period a third; so what stands between them is easy to see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from aspera.domain.fact_reading.skeleton import AMOUNT_SIGN, Skeleton, Span, skeleton_of

PERCENT_SIGN = "\x03"
_RUN_UP, _AFTERMATH = 40, 25
"""How many characters before and behind the figures may still qualify them."""
_A, _P = AMOUNT_SIGN, PERCENT_SIGN
_GAP = rf"[^{_A}{_P};:]{{0,60}}?"
_UP = (
    r"increas(?:e|es|ed|ing)|rose|rise|risen|grew|grow|grown|growth|climbed|gain(?:ed)?|improved|"
    r"expanded|jumped|up|higher"
)
_DOWN = (
    r"decreas(?:e|es|ed|ing)|fell|fall|fallen|declin(?:e|es|ed|ing)|dropped|drop|reduc(?:ed|tion)|"
    r"shrank|down|lower"
)
_MOVE = rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b"
_LABEL = rf"[^{_A}{_P}();]{{0,20}}"
_BY = r"(?: of| by)?(?: a| an)?"
_PER_ONE = r"(?: per (?:\w+ )?\w+)?"
_AND_AMOUNT = rf"(?:{_A}{_PER_ONE} ?,? (?:or|and) |{_A}{_PER_ONE} \()?"
_TO = r"\bto(?: a total of)?"
_FROM = r"\b(?:from|(?:as )?compared (?:to|with)|versus)(?: the)?"
_POINTS = r"(?P<points>percentage[- ]points?|basis[- ]points?|bps|pp|ppts?)\b"
_NEW, _OLD, _PERCENT = rf"(?P<new>{_A})", rf"(?P<old>{_A})", rf"(?P<percent>{_P})"
_MOVE_BY = rf"{_MOVE}{_BY} {_AND_AMOUNT}{_PERCENT}\)?"
_MOVE_BY_AMOUNT = rf"{_MOVE}{_BY} (?P<percent>{_A}){_PER_ONE}(?: ?,? or {_P})?"
_WHICH_IS = r"(?:representing |resulting in |which is |or )?(?:an? )?"
_OR = rf"{_GAP}(?:,|\bor\b|\() ?(?:or |by )?{_PERCENT}"
_OF = r"(?: \w+)? (?:out )?of (?:the |our |its |all )?(?:total )?"
_TIMES = r"(?P<more>more than )?\b(?P<multiple>doubled|tripled|quadrupled|halved)"
_POINTS_BY = rf"{_MOVE}{_BY} (?P<percent>{_A}) {_POINTS}{_GAP}"
_NEW_SHARE, _OLD_SHARE = rf"(?P<new>{_P})", rf"(?P<old>{_P})"

_PERCENT_CHANGES = (
    rf"{_MOVE_BY} ?,?{_GAP}{_TO} {_NEW}{_GAP}{_FROM} {_OLD}",
    rf"{_MOVE_BY} ?,?{_GAP}\bfrom {_OLD}{_GAP}{_TO} {_NEW}",
    rf"{_MOVE_BY} ?,?{_GAP}{_TO} {_NEW} \({_LABEL}{_OLD}\)",
    rf"{_MOVE}{_GAP} from {_OLD}{_GAP}{_TO} {_NEW}{_OR}",
    rf"{_MOVE} to {_NEW}{_GAP}\bfrom {_OLD}{_OR}",
    rf"{_NEW}{_GAP}{_MOVE_BY} ?,? {_FROM} {_OLD}",
    rf"{_NEW}{_GAP}{_FROM} {_OLD}{_GAP}(?:,|\() ?{_WHICH_IS}{_MOVE_BY}",
    rf"{_NEW} \({_LABEL}{_OLD}\) ?, {_WHICH_IS}{_MOVE_BY}",
)
_PAIRS = (rf"{_NEW}{_GAP} and {_OLD}{_GAP}, {_WHICH_IS}{_MOVE_BY}",)
_AMOUNT_CHANGES = (
    rf"{_MOVE_BY_AMOUNT}{_GAP}{_TO} {_NEW}{_GAP}{_FROM} {_OLD}",
    rf"{_MOVE_BY_AMOUNT}{_GAP}\bfrom {_OLD}{_GAP}{_TO} {_NEW}",
)
_POINT_CHANGES = (
    rf"{_POINTS_BY}{_TO} {_NEW_SHARE}{_GAP}{_FROM} {_OLD_SHARE}",
    rf"{_POINTS_BY}\bfrom {_OLD_SHARE}{_GAP}{_TO} {_NEW_SHARE}",
    rf"{_NEW_SHARE}{_GAP}, {_WHICH_IS}{_POINTS_BY}{_FROM} {_OLD_SHARE}",
    rf"(?P<percent>{_A}) {_POINTS} {_MOVE}{_GAP}{_TO} {_NEW_SHARE}{_GAP}{_FROM} {_OLD_SHARE}",
    rf"(?P<percent>{_A}) {_POINTS} {_MOVE}{_GAP}\bfrom {_OLD_SHARE}{_GAP}{_TO} {_NEW_SHARE}",
)
_SHARES = (
    rf"{_NEW}{_OF}{_OLD}{_GAP}\({_PERCENT}\)",
    rf"{_PERCENT} \({_NEW}{_OF}{_OLD}",
    rf"{_NEW},? \(?or {_PERCENT}\)?,? of (?:the |our |its |all )?(?:total )?{_OLD}",
)
_MULTIPLE_CHANGES = (
    rf"{_TIMES}{_GAP}\bfrom {_OLD}{_GAP}\bto {_NEW}",
    rf"{_TIMES}{_GAP}\bto {_NEW}{_GAP}\bfrom {_OLD}",
)


class Claim(StrEnum):
    PERCENT_CHANGE = "percent_change"
    AMOUNT_CHANGE = "amount_change"
    POINT_CHANGE = "point_change"
    SHARE = "share"
    MULTIPLE = "multiple"


_GRAMMAR: tuple[tuple[Claim, re.Pattern[str], bool], ...] = tuple(
    (claim, re.compile(pattern, re.IGNORECASE), patterns is _PAIRS)
    for claim, patterns in (
        (Claim.PERCENT_CHANGE, _PERCENT_CHANGES),
        (Claim.PERCENT_CHANGE, _PAIRS),
        (Claim.AMOUNT_CHANGE, _AMOUNT_CHANGES),
        (Claim.POINT_CHANGE, _POINT_CHANGES),
        (Claim.SHARE, _SHARES),
        (Claim.MULTIPLE, _MULTIPLE_CHANGES),
    )
    for pattern in patterns
)


@dataclass(frozen=True, slots=True)
class Statement:
    """`new` and `old` (for a share: part and whole) are spans in the sentence, as is `stated`,
    the percentage, the points or the word for a multiple. `words` is the sentence's skeleton
    from a little before the first of them to a little behind the last."""

    claim: Claim
    stated: Span
    new: Span
    old: Span
    falls: bool
    detail: str
    words: str
    is_pair: bool = False
    """Whether it says "A and B" and leaves it to the reader which of the two is the newer figure."""


def statements(sentence: str) -> Iterator[Statement]:
    """What the sentence states; no figure is read twice."""
    skeleton = skeleton_of(sentence)
    if len(skeleton.amounts) < 2:
        return
    text = _with_percentages(sentence, skeleton)
    used: set[int] = set()
    for claim, pattern, is_pair in _GRAMMAR:
        for match in pattern.finditer(text):
            places = {match.start(group) for group in ("new", "old")}
            if claim is Claim.AMOUNT_CHANGE or not places & used:
                used |= places
                statement = _statement(claim, match, skeleton, text)
                yield _as_pair(statement) if is_pair else statement


def _with_percentages(sentence: str, skeleton: Skeleton) -> str:
    signs = iter(skeleton.amounts)
    pieces: list[str] = []
    for part in skeleton.text.split(AMOUNT_SIGN):
        pieces.append(part)
        span = next(signs, None)
        if span is not None:
            pieces.append(PERCENT_SIGN if sentence[slice(*span)].endswith(("%", "ercent")) else AMOUNT_SIGN)
    return "".join(pieces)


def _statement(claim: Claim, match: re.Match[str], skeleton: Skeleton, text: str) -> Statement:
    groups = match.groupdict()
    spans = [_span(text, skeleton, match.start(group)) for group in ("new", "old")]
    stated = spans[0] if claim is Claim.MULTIPLE else _span(text, skeleton, match.start("percent"))
    return Statement(
        claim=claim,
        stated=stated,
        new=spans[0],
        old=spans[1],
        falls=bool(groups.get("down")),
        detail=(groups.get("more") or "") + (groups.get("multiple") or groups.get("points") or ""),
        words=text[max(0, match.start() - _RUN_UP) : match.end() + _AFTERMATH],
    )


def _as_pair(statement: Statement) -> Statement:
    return replace(statement, words=statement.words.replace("respectively", ""), is_pair=True)


def _span(text: str, skeleton: Skeleton, place: int) -> Span:
    """Of the amount whose sign stands at `place`."""
    before = text.count(AMOUNT_SIGN, 0, place) + text.count(PERCENT_SIGN, 0, place)
    return skeleton.amounts[before]
