"""S05: what a claim leaves out stands in a note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aspera.agents.greenwashing.lexicon import lexicon
from aspera.agents.greenwashing.notes import Notes, marks_of
from aspera.agents.greenwashing.proof import Proof
from aspera.domain.finding import Quotation
from aspera.domain.geometry import Box, union
from aspera.domain.observation import Mention

EXCLUSION = "exclusion"
_LITERALS = ("exclud", "not includ", "not cover", "omit", "except", "without")


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A note that says what a figure leaves out."""

    page: int
    mark: str
    quote: str
    box: Box

    def mention(self) -> Mention:
        return Mention(EXCLUSION, self.page, self.quote, self.box, detail=self.mark)

    @staticmethod
    def of(mention: Mention) -> Exclusion:
        return Exclusion(mention.page, mention.detail, mention.quote, mention.box)


def exclusions_of(notes: Notes) -> Iterator[Exclusion]:
    """The notes of a page that leave a part of the company, or of its emissions, out."""
    text = notes.page.text
    if not any(literal in text.plain for literal in _LITERALS):
        return
    for note in notes.by_mark.values():
        if lexicon().exclusion.search(note.text):
            boxes = text.boxes_in(note.start, note.start + len(note.text))
            yield Exclusion(notes.page.number, note.mark, note.text, union(boxes))


def hidden_boundary(sentence: str, page: int, exclusions: Sequence[Exclusion]) -> Proof | None:
    """The note that a mark of the sentence leads to and that narrows its claim, unless the sentence
    itself says that something is left out."""
    if not exclusions or lexicon().exclusion.search(sentence):
        return None
    marks = marks_of(sentence)
    for note in exclusions:
        if note.page == page and note.mark in marks and note.quote not in sentence:
            says = f"Note {note.mark} on the same page narrows it: “{note.quote}”"
            return Proof(says, (Quotation(page=page, quote=note.quote, near=note.box),))
    return None
