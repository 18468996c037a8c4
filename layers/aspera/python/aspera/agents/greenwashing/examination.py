"""One page: its environmental sentences, what they set off, and what the page offers in support."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from aspera.agents.greenwashing.boundaries import Exclusion, exclusions_of, hidden_boundary
from aspera.agents.greenwashing.candidate import Candidate, PageSupport, Trigger
from aspera.agents.greenwashing.claims import is_environmental_claim
from aspera.agents.greenwashing.commitments import COMMITMENTS, NONSPECIFIC, is_commitment, is_specific
from aspera.agents.greenwashing.figure_claims import figure_claim
from aspera.agents.greenwashing.lexicon import lexicon
from aspera.agents.greenwashing.matching import Match, match_rules, support_near
from aspera.agents.greenwashing.mitigators import (
    find_support,
    note_headings,
    note_references,
    page_references,
)
from aspera.agents.greenwashing.moved_targets import Target, target_of
from aspera.agents.greenwashing.notes import Notes
from aspera.agents.greenwashing.rules import rule_book
from aspera.agents.greenwashing.suppression import speaks_for_company, suppression_reasons
from aspera.domain.excerpt import excerpt
from aspera.domain.geometry import Box, union
from aspera.domain.observation import Mention
from aspera.domain.page import BlockKind, Page
from aspera.domain.prose import Prose
from aspera.domain.vocabulary import Vocabulary

SENTENCES = "sentences about the environment"
CLAIMS = "environmental claims"
_REACH = 2
_MANDATORY = ("esrs", "sustainability statement")


class Examination:
    """`run` yields the mentions of one of `pages`; `counts` adds up over pages."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self.counts: Counter[str] = Counter()
        vocabulary = Vocabulary(pages)
        self._topics = [topic for topic in lexicon().topics if vocabulary.may_hold(topic)]
        self._book = rule_book()

    def run(self, page: Page, has_figures: bool) -> Iterator[Mention]:
        """`has_figures`: a table of the page counts something about the environment."""
        prose = Prose(page)
        numbers = sorted({number for topic in self._topics for number in prose.holding(topic)})
        if not numbers or _is_glossary(prose):
            return
        reading = _PageReading(prose, Notes(page), self.counts)
        before = self.counts[CLAIMS]
        found = [mention for number in numbers for mention in reading.examine(number)]
        yield from found
        if found:
            yield from (exclusion.mention() for exclusion in reading.exclusions)
        is_telling = found or has_figures or self.counts[CLAIMS] > before
        support = _page_support(page, self._book.mitigators if is_telling else self._book.document_wide)
        if support.found:
            yield support.mention()


@dataclass(frozen=True)
class _PageReading:
    prose: Prose
    notes: Notes
    counts: Counter[str]

    @cached_property
    def is_mandatory(self) -> bool:
        return _is_mandatory(self.prose)

    @cached_property
    def exclusions(self) -> Sequence[Exclusion]:
        return tuple(exclusions_of(self.notes))

    def examine(self, number: int) -> Iterator[Mention]:
        """The candidate and the target that a sentence is, if it is one."""
        sentence = self.prose.text(number)
        if not self.prose.is_statement(number):
            return
        self.counts[SENTENCES] += 1
        is_claim = is_environmental_claim(sentence)
        reasons = suppression_reasons(sentence)
        if is_claim and not reasons:
            self._count_claim(sentence)
        for reason in reasons[:1] if is_claim else ():
            self.counts[f"suppressed: {reason}"] += 1
        candidate = self._candidate(number, is_claim, reasons)
        if candidate:
            yield candidate.mention()
        target = None if reasons else self._target(number)
        if target:
            yield target.mention()

    def _count_claim(self, sentence: str) -> None:
        self.counts[CLAIMS] += 1
        if is_commitment(sentence):
            self.counts[COMMITMENTS] += 1
            self.counts[NONSPECIFIC] += not is_specific(sentence)

    def _candidate(self, number: int, is_claim: bool, reasons: Sequence[str]) -> Candidate | None:
        sentence = self.prose.text(number)
        matches = match_rules(sentence, rule_book().rules, is_claim, reasons)
        matches = tuple(match for match in matches if self._may_be_proven(match, sentence))
        if not matches:
            return None
        before, after = self.prose.around(number, _REACH)
        notes = [note.text for note in self.notes.of(sentence)]
        return Candidate(
            page=self.prose.page.number,
            sentence=sentence,
            box=self._box(number),
            triggers=tuple(_trigger(sentence, match, before, after, notes) for match in matches),
            references=page_references(" ".join((sentence, after, *notes))),
            notes=note_references(" ".join((sentence, after, *notes))),
            is_mandatory=self.is_mandatory,
        )

    def _may_be_proven(self, match: Match, sentence: str) -> bool:
        if match.rule.needs == "tables":
            return figure_claim(sentence) is not None
        if match.rule.needs == "notes":
            return hidden_boundary(sentence, self.prose.page.number, self.exclusions) is not None
        return True

    def _target(self, number: int) -> Target | None:
        sentence = self.prose.text(number)
        if " 20" not in sentence or not speaks_for_company(sentence):
            return None
        before, after = self.prose.around(number, _REACH)
        is_explained = bool(find_support(f"{before} {sentence} {after}", ("reason",)))
        return target_of(sentence, self.prose.page.number, self._box(number), is_explained)

    def _box(self, number: int) -> Box:
        text = self.prose.page.text
        return union(text.boxes_in(*text.sentences[number]))


def _trigger(sentence: str, match: Match, before: str, after: str, notes: Sequence[str]) -> Trigger:
    """What the notes say supports the claim, unless that they say it is the finding."""
    start, end = excerpt(sentence, match.start, match.end)
    if match.rule.needs == "notes":
        for note in notes:
            after = after.replace(note, "")
    else:
        after = " ".join((after, *notes))
    return Trigger(
        rule=match.rule.id,
        words=sentence[match.start : match.end],
        support=support_near(sentence, match, before, after),
        quote=sentence[start:end],
    )


def _is_glossary(prose: Prose) -> bool:
    first = next((n for n in range(len(prose.page.text.sentences)) if not prose.is_running(n)), None)
    return first is not None and lexicon().glossary.match(prose.text(first)) is not None


def _is_mandatory(prose: Prose) -> bool:
    """Whether the page belongs to a sustainability statement under the ESRS."""
    text = prose.page.text
    if not any(word in text.lower for word in _MANDATORY):
        return False
    return len(set(lexicon().mandatory.findall(text.text))) >= 2


def _page_support(page: Page, keys: Iterable[str]) -> PageSupport:
    label = 0
    for block in page.blocks:
        if block.kind is BlockKind.PAGE_NUMBER:
            words = [page.words[word] for word in page.line_words(block.first_line)]
            label = next((int(word) for word in words if word.isdecimal()), label)
    found = find_support(page.text.text, keys)
    return PageSupport(page.number, label, found, note_headings(page) if found else ())
