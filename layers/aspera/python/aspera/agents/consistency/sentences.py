"""One sentence, printed twice with the same words and years and with another number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from aspera.agents.consistency.proposals import AGENT
from aspera.domain.comparison.figures import agree, digits, slip
from aspera.domain.comparison.sides import computation, quotation, severity
from aspera.domain.document import NumberLocale
from aspera.domain.fact_reading.sighting import sighting
from aspera.domain.fact_reading.skeleton import skeleton_of
from aspera.domain.finding import Proposal
from aspera.domain.number import parse_number
from aspera.domain.observation import Fact, Mention
from aspera.domain.page import Page
from aspera.domain.run import digest

KEY = "sentence "
_FEWEST_WORDS = 6
_LONGEST = 600
_MOST_AMOUNTS = 12
_MOST_TIMES = 6
_FEWEST_DIGITS = 3
_TELLING_DIGITS = 4
_UNITS = ("$", "€", "£", "%", "illion", "percent")
_WORD = re.compile(r"[a-z]{2,}")


def repeatable_sentences(page: Page) -> Iterator[Mention]:
    """The sentences that state amounts for a year, each under the hash of its words and years."""
    text = page.text.text
    for start, end in page.text.sentences:
        if end - start > _LONGEST:
            continue
        sentence = text[start:end]
        if ("20" in sentence or "19" in sentence) and any(unit in sentence for unit in _UNITS):
            mention = _mention(page, sentence, start, end)
            if mention is not None:
                yield mention


def _mention(page: Page, sentence: str, start: int, end: int) -> Mention | None:
    skeleton = skeleton_of(sentence)
    if not skeleton.periods or not 0 < len(skeleton.amounts) <= _MOST_AMOUNTS:
        return None
    words = _WORD.findall(skeleton.text.lower())
    if len(words) < _FEWEST_WORDS:
        return None
    periods = [" ".join(sentence[a:b].split()) for a, b in skeleton.periods]
    amounts = [" ".join(sentence[a:b].split()) for a, b in skeleton.amounts]
    return sighting(page, (start, end), KEY + digest(*words, "|", *periods), "|".join(amounts))


def contradicting_sentences(mentions: Sequence[Mention], locale: NumberLocale) -> Iterator[Proposal]:
    """Pairs of one sentence that differ in one amount only; a sentence once."""
    if locale is not NumberLocale.POINT:
        return
    by_key: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.key.startswith(KEY):
            by_key[mention.key].append(mention)
    for repeated in by_key.values():
        if 1 < len(repeated) <= _MOST_TIMES and len({mention.detail for mention in repeated}) > 1:
            pair = _first_difference(repeated, locale)
            if pair is not None:
                yield _proposal(*pair)


def _first_difference(repeated: Sequence[Mention], locale: NumberLocale) -> tuple[Fact, Fact] | None:
    amounts = [_amounts(mention, locale) for mention in repeated]
    for one, other in combinations(amounts, 2):
        if one and len(one) == len(other):
            apart = [(a, b) for a, b in zip(one, other, strict=True) if not agree(a, b)]
            shared = [
                a for a, b in zip(one, other, strict=True) if agree(a, b) and digits(a) >= _FEWEST_DIGITS
            ]
            if len(apart) == 1 and _is_proven(*apart[0], len(shared)):
                return apart[0]
    return None


def _is_proven(one: Fact, other: Fact, shared: int) -> bool:
    """Whether enough of the other amounts are equal, or the two look like a slip of one another."""
    if one.unit != other.unit or one.precision != other.precision or not one.value or not other.value:
        return False
    if not one.unit and digits(one) < _FEWEST_DIGITS:
        return False
    if shared >= 2 or (shared and slip(one, other)):
        return True
    return slip(one, other) is not None and min(digits(one), digits(other)) >= _TELLING_DIGITS


def _amounts(mention: Mention, locale: NumberLocale) -> list[Fact]:
    """The amounts of a sentence in order; none when one of them is no number."""
    facts = []
    for printed in mention.detail.split("|"):
        number = parse_number(printed.replace(" percent", "%"), locale)
        if number is None:
            return []
        facts.append(
            Fact(
                label=mention.key,
                period="",
                value=number.value,
                precision=number.unit,
                unit="%" if number.is_percent else number.currency,
                qualifiers=(),
                printed=printed,
                quote=mention.quote,
                page=mention.page,
                box=mention.box,
                source="prose",
            )
        )
    return facts


def _proposal(one: Fact, other: Fact) -> Proposal:
    return Proposal(
        agent_type=AGENT,
        rule="sentence-against-sentence",
        severity=severity(one, other),
        category="contradicting figures",
        title=f"One sentence, printed with {one.printed} and with {other.printed}",
        description=(
            f"Page {one.page} and page {other.page} print the same sentence; "
            f"only here they differ: {one.printed} and {other.printed}."
        ),
        quotations=(quotation(one), quotation(other)),
        computation=computation(one, other),
        anchor=one.label,
    )
