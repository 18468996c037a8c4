"""What travels from the pages to the conclusion: sentences that set rules off, and which pages
show what could support them."""

from __future__ import annotations

from dataclasses import dataclass

import orjson

from aspera.domain.geometry import UNITS, Box
from aspera.domain.observation import Mention

CANDIDATE = "candidate"
SUPPORT = "support"
_WHOLE_PAGE = Box(0, 0, UNITS, UNITS)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A rule that a sentence sets off: by which words, what supports it nearby, and the part of
    the sentence that shows it."""

    rule: str
    words: str
    support: tuple[str, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """`box` is around the whole sentence. `references` are the printed page numbers that the
    sentence refers to, `notes` the numbered notes. `is_mandatory`: it stands in a sustainability
    statement that the law demands."""

    page: int
    sentence: str
    box: Box
    triggers: tuple[Trigger, ...]
    references: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    is_mandatory: bool = False

    def trigger(self, rule: str) -> Trigger | None:
        return next((trigger for trigger in self.triggers if trigger.rule == rule), None)

    def mention(self) -> Mention:
        detail = {
            "triggers": [[t.rule, t.words, t.support, t.quote] for t in self.triggers],
            "references": self.references,
            "notes": self.notes,
            "mandatory": self.is_mandatory,
        }
        return Mention(CANDIDATE, self.page, self.sentence, self.box, detail=orjson.dumps(detail).decode())

    @staticmethod
    def of(mention: Mention) -> Candidate:
        detail = orjson.loads(mention.detail)
        return Candidate(
            page=mention.page,
            sentence=mention.quote,
            box=mention.box,
            triggers=tuple(
                Trigger(rule, words, tuple(support), quote)
                for rule, words, support, quote in detail["triggers"]
            ),
            references=tuple(detail["references"]),
            notes=tuple(detail["notes"]),
            is_mandatory=detail["mandatory"],
        )


@dataclass(frozen=True, slots=True)
class PageSupport:
    """The mitigators that a page shows anywhere. `label` is its printed number, 0 when none; `notes`
    are the numbers of the notes whose headings stand on it."""

    page: int
    label: int
    found: tuple[str, ...]
    notes: tuple[int, ...] = ()

    def mention(self) -> Mention:
        detail = orjson.dumps([self.label, self.found, self.notes]).decode()
        return Mention(SUPPORT, self.page, "", _WHOLE_PAGE, detail=detail)

    @staticmethod
    def of(mention: Mention) -> PageSupport:
        label, found, notes = orjson.loads(mention.detail)
        return PageSupport(mention.page, label, tuple(found), tuple(notes))
