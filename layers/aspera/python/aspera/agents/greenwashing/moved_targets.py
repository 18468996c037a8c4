"""F08: a target that stands in the document twice, the second time later or lower."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

import orjson

from aspera.agents.greenwashing.figure_claims import PERCENT, base_years
from aspera.agents.greenwashing.proof import Proof
from aspera.agents.greenwashing.topics import is_intensity, scopes_of, topics_of
from aspera.domain.finding import Quotation
from aspera.domain.geometry import Box
from aspera.domain.observation import Mention

TARGET = "target"
_BY = re.compile(r"\b(?:by|until|before) (?:the end of |fiscal |FY ?)?(20[2-9]\d)\b", re.IGNORECASE)
_NEUTRAL = re.compile(r"\b(?:net[- ]zero|(?:carbon|climate)[- ]neutral(?:ity)?)\b", re.IGNORECASE)
_BOUNDARY = re.compile(
    r"\b(?:operation\w*|value chain|supply chain|portfolio|products?|company|fleet|financed)\b", re.IGNORECASE
)
_REDUCE = re.compile(r"\b(?:reduc|cut|lower|decreas|halv)\w*", re.IGNORECASE)
_FORMER = re.compile(
    r"\b(?:previous(?:ly)?|original(?:ly)?|initial(?:ly)?|former(?:ly)?|first announced|"
    r"earlier (?:target|goal)|had (?:set|committed|pledged|announced|aimed))\b"
    r"|\bin (?:19|20)\d\d,? we (?:set|announced|committed|pledged)\b",
    re.IGNORECASE,
)
_NET_ZERO = Decimal(100)


@dataclass(frozen=True, slots=True)
class Target:
    """A promise of the company's own: `percent` less of `subject` by `year`."""

    page: int
    sentence: str
    box: Box
    subject: str
    """Topic, scopes, base year and kind: equal for targets that can be compared."""
    percent: Decimal
    year: int
    is_former: bool
    is_explained: bool

    def mention(self) -> Mention:
        detail = [self.subject, str(self.percent), self.year, self.is_former, self.is_explained]
        return Mention(TARGET, self.page, self.sentence, self.box, detail=orjson.dumps(detail).decode())

    @staticmethod
    def of(mention: Mention) -> Target:
        subject, percent, year, is_former, is_explained = orjson.loads(mention.detail)
        return Target(
            mention.page,
            mention.quote,
            mention.box,
            subject,
            Decimal(percent),
            year,
            is_former,
            is_explained,
        )


def target_of(sentence: str, page: int, box: Box, is_explained: bool) -> Target | None:
    """None unless the sentence promises one thing by one year."""
    years = set(_BY.findall(sentence))
    if len(years) != 1:
        return None
    measured = _measure(sentence)
    if measured is None:
        return None
    subject, percent = measured
    is_former = _FORMER.search(sentence) is not None
    return Target(page, sentence, box, subject, percent, int(years.pop()), is_former, is_explained)


def _measure(sentence: str) -> tuple[str, Decimal] | None:
    scopes = "".join(sorted(scopes_of(sentence)))
    percents = PERCENT.findall(sentence)
    neutral = _NEUTRAL.search(sentence)
    if neutral and not percents:
        boundary = " ".join(sorted({word.lower() for word in _BOUNDARY.findall(sentence)}))
        return f"{neutral.group().lower().replace('-', ' ')} {scopes} {boundary}", _NET_ZERO
    topics = topics_of(sentence)
    if len(percents) != 1 or len(topics) != 1 or not _REDUCE.search(sentence):
        return None
    kind = "intensity" if is_intensity(sentence) else "amount"
    return f"{topics[0]} {kind} {scopes} {base_years(sentence)}", Decimal(percents[0])


def moved_targets(targets: Sequence[Target]) -> Iterator[tuple[Target, Proof]]:
    """Each target of today that is weaker than the former one, with the proof; once a subject."""
    told: set[str] = set()
    unexplained = [target for target in targets if not target.is_explained]
    formers = [target for target in unexplained if target.is_former]
    for former, current in product(formers, unexplained):
        if current.is_former or former.subject != current.subject or current.subject in told:
            continue
        if _is_weaker(current, former):
            told.add(current.subject)
            says = (
                f"On page {former.page} the former target is {former.percent} % by {former.year}, "
                f"on page {current.page} the target is {current.percent} % by {current.year}."
            )
            yield current, Proof(says, (Quotation(page=former.page, quote=former.sentence, near=former.box),))


def _is_weaker(current: Target, former: Target) -> bool:
    later, lower = current.year > former.year, current.percent < former.percent
    return (later and current.percent <= former.percent) or (lower and current.year >= former.year)
