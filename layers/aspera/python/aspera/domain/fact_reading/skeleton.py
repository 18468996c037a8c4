"""A sentence with its amounts and periods replaced by single signs, so that grammar is easy to see."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from aspera.domain.fact_reading.periods import PERIOD

AMOUNT_SIGN = "\x01"
PERIOD_SIGN = "\x02"

_AMOUNT = (
    r"(?:(?:US)?[$€£] ?|\b(?:USD|EUR|GBP|CHF|SEK|NOK|DKK|PLN) ?)?"
    r"(?<![\w.,-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:bn|mn|m|k)?(?!\w|[,-]\w)"
    r"(?: ?%| (?:percent|thousand|million|billion|trillion|bn|mn)\b)?"
)
_TOKEN = re.compile(rf"(?<![\w.$€£-])(?P<period>{PERIOD})\b|(?P<amount>{_AMOUNT})", re.IGNORECASE)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Skeleton:
    """`text` is the sentence with signs; `amounts` and `periods` are the spans, in the sentence, of
    what the n-th sign of each kind stands for."""

    text: str
    amounts: tuple[Span, ...]
    periods: tuple[Span, ...]

    def amounts_within(self, start: int, end: int) -> tuple[Span, ...]:
        """The spans of the amounts whose signs stand between two places of `text`."""
        return self.amounts[self.text.count(AMOUNT_SIGN, 0, start) : self.text.count(AMOUNT_SIGN, 0, end)]

    def periods_within(self, start: int, end: int) -> tuple[Span, ...]:
        return self.periods[self.text.count(PERIOD_SIGN, 0, start) : self.text.count(PERIOD_SIGN, 0, end)]


@lru_cache(maxsize=512)
def skeleton_of(sentence: str) -> Skeleton:
    """Kept for a page's sentences: more than one rule looks at them."""
    amounts: list[Span] = []
    periods: list[Span] = []
    pieces: list[str] = []
    position = 0
    for match in _TOKEN.finditer(sentence):
        is_period = match.lastgroup == "period"
        (periods if is_period else amounts).append(match.span())
        pieces += (sentence[position : match.start()], PERIOD_SIGN if is_period else AMOUNT_SIGN)
        position = match.end()
    pieces.append(sentence[position:])
    return Skeleton("".join(pieces), tuple(amounts), tuple(periods))
