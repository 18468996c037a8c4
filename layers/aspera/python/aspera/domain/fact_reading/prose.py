"""Facts from sentences: "Revenue was $4.2 billion in 2023, compared with $3.9 billion in 2022"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from aspera.domain.document import NumberLocale
from aspera.domain.fact_reading.labels import is_specific, normal_label
from aspera.domain.fact_reading.qualifiers import UNSCALED, qualifiers_of
from aspera.domain.fact_reading.skeleton import Span, skeleton_of
from aspera.domain.fact_reading.statements import Statement, statements
from aspera.domain.geometry import union
from aspera.domain.number import Number, parse_number
from aspera.domain.observation import Fact
from aspera.domain.page import Page

_UNITS = (" thousand", "$", "€", "£", "%", "illion", "percent", "employees", "tonnes", "tco2")
_VERBS = (" was ", " were ", " of ", " to ", " is ", " are ", " total", " aggregated ", " reached ", " from ")
_LONGEST_SENTENCE = 900
_LONGEST_QUOTE = 400
_MOST_AMOUNTS = 10
_LONGEST_LABEL = 9
_THOUSAND = Decimal(1000)


def prose_facts(page: Page, locale: NumberLocale) -> list[Fact]:
    """The figures that the page's sentences state for a named period, in order. The grammar is
    English, so a document that writes 1.234,5 has none."""
    text = page.text.text
    if locale is not NumberLocale.POINT or (" 20" not in text and " 19" not in text):
        return []
    facts: list[Fact] = []
    for start, end in page.text.sentences:
        if end - start <= _LONGEST_SENTENCE:
            sentence = text[start:end]
            if _may_state(sentence):
                facts += _SentenceReader(page, sentence, start).facts()
    return facts


def unread_sentences(page: Page, locale: NumberLocale) -> int:
    """How many sentences that may state a figure are longer than can be read: lists that lost their
    breaks, mostly."""
    if locale is not NumberLocale.POINT:
        return 0
    long = (page.text.text[a:b] for a, b in page.text.sentences if b - a > _LONGEST_SENTENCE)
    return sum(map(_may_state, long))


def _may_state(sentence: str) -> bool:
    if "20" not in sentence and "19" not in sentence:
        return False
    return any(unit in sentence for unit in _UNITS) and any(verb in sentence for verb in _VERBS)


@dataclass(frozen=True, slots=True)
class _SentenceReader:
    """`start` is where the sentence begins in the page's text."""

    page: Page
    sentence: str
    start: int

    def facts(self) -> Iterator[Fact]:
        skeleton = skeleton_of(self.sentence)
        if not skeleton.periods or not 0 < len(skeleton.amounts) <= _MOST_AMOUNTS:
            return
        for statement in statements(self.sentence, skeleton):
            label = normal_label(statement.metric)
            if not is_specific(label) or len(label.split()) > _LONGEST_LABEL:
                continue
            for span, period in statement.amounts:
                fact = self._fact(statement, label, span, period)
                if fact is not None:
                    yield fact

    def _fact(self, statement: Statement, label: str, span: Span, period: str) -> Fact | None:
        printed = self.sentence[slice(*span)]
        number = parse_number(printed.replace(" percent", "%"))
        if number is None:
            return None
        qualifiers = qualifiers_of(statement.context)
        if number.currency and number.unit < _THOUSAND:
            qualifiers = tuple(sorted((*qualifiers, UNSCALED)))
        begin, stop = self.start + span[0], self.start + span[1]
        return Fact(
            label=label,
            period=period,
            value=number.value,
            precision=_rough_unit(number) if statement.is_rough else number.unit,
            unit="%" if number.is_percent else number.currency,
            qualifiers=qualifiers,
            printed=printed,
            quote=self._quote(span),
            page=self.page.number,
            box=union(self.page.text.boxes_in(begin, stop)),
            source="prose",
            place=f"{self.page.number}.s{self.start}.0",
        )

    def _quote(self, span: Span) -> str:
        """The sentence, or when it is long its words up to the amount."""
        if len(self.sentence) <= _LONGEST_QUOTE:
            return self.sentence
        begin = self.sentence.rfind(" ", 0, max(0, span[0] - _LONGEST_QUOTE // 2)) + 1
        return self.sentence[begin : span[1]]


def _rough_unit(number: Number) -> Decimal:
    """The value of the last digit that is not nought: "approximately 2,000" means thousands."""
    unit = number.unit
    while number.value and number.value % (10 * unit) == 0:
        unit *= 10
    return unit
