"""Form 10-K: every item that is there is found, and every item that is taken out is missed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from aspera.domain.chunking import Chunker
from aspera.domain.document import DocumentKind
from aspera.domain.framework import Requirement
from aspera.domain.observation import Conclusion
from aspera.domain.page import Page
from aspera.domain.requirement_assessment import GAPS, RequirementStatus
from aspera.domain.search_words import phrases, words
from aspera.domain.signals import SignalSet
from aspera.evaluation.compliance.statuses import conclude, statuses
from aspera.evaluation.documents import Candidate, readable_pdfs
from aspera.evaluation.measure import Measure, Section, share
from aspera.evaluation.planting.rehearsal import profile_of
from aspera.frameworks.loader import load_framework
from aspera.ports.corpus import Corpus

_FRAMEWORK = "sec_10k"
_TITLE = "Form 10-K items on filings"
_NOTE = (
    "A gap on an unmodified filing counts as false until somebody has read it: every item of these filings "
    "is taken to be there. Deletion takes out one item at a time, its heading and all its text, and its row "
    "in the contents. The second search is the one that guards findings in an analysis."
)

Outcome = tuple[int, int, int, int, int]
"""Requirements decided, false gaps, items deleted, noticed, still noticed after the second search."""


def filings(corpus: Corpus) -> Sequence[Section]:
    candidates = [found for found in readable_pdfs(corpus) if found.kind is DocumentKind.TEN_K]
    if not candidates:
        return [Section(_TITLE, (), "The folder has no Form 10-K with a text layer.")]

    def measured(candidate: Candidate) -> Outcome:
        return _measure(candidate.path, corpus.pages(candidate.path))

    outcomes = list(zip(candidates, corpus.each(measured, candidates), strict=True))
    seen = [outcome for candidate, outcome in outcomes if candidate.is_tuned_on]
    unseen = [outcome for candidate, outcome in outcomes if not candidate.is_tuned_on]
    measures = [*_measures("tuned on", seen), *_measures("not tuned on", unseen)]
    return [Section(_TITLE, tuple(measures), _NOTE)]


def _measures(name: str, outcomes: Sequence[Outcome]) -> Sequence[Measure]:
    if not outcomes:
        return ()
    decided, false, deleted, noticed, kept = map(sum, zip(*outcomes, strict=True))
    return (
        Measure(f"filings, {name}", float(len(outcomes)), len(outcomes), unit="filings"),
        share(f"false gaps among requirements decided, {name}", false, decided, "0"),
        share(f"deleted items noticed, {name}", noticed, deleted),
        share(f"deleted items noticed after the second search, {name}", kept, deleted),
    )


def _measure(path: str, pages: Sequence[Page]) -> Outcome:
    profile = profile_of(path, pages)
    found = statuses(conclude(pages, profile, _FRAMEWORK))
    decided = sum(status in (*GAPS, RequirementStatus.PRESENT) for status in found.values())
    deleted = noticed = kept = 0
    for requirement, remaining in _deletions(pages, found):
        deleted += 1
        after = conclude(remaining, profile, _FRAMEWORK)
        status = statuses(after)[requirement.id]
        noticed += status in GAPS
        kept += status in GAPS and not _is_killed(after, requirement, remaining)
    return decided, sum(status in GAPS for status in found.values()), deleted, noticed, kept


def _deletions(
    pages: Sequence[Page], found: Mapping[str, RequirementStatus]
) -> Iterator[tuple[Requirement, Sequence[Page]]]:
    """Each mandatory item that was found by a heading at the beginning of a line, with the pages
    that are left without it. What is found by signals too is a part of an item."""
    items = [item for item in load_framework(_FRAMEWORK).requirements if item.headings and not item.signals]
    signals = SignalSet({item.id: item.headings for item in items})
    headings = sorted(
        (page.number, page.text.words_in(*span).start, name)
        for page in pages
        for name, spans in signals.spans(page.text).items()
        for span in spans
        if _begins_line(page, span[0])
    )
    for item in items:
        own = [place for place in headings if place[2] == item.id]
        if not item.mandatory or found.get(item.id) is not RequirementStatus.PRESENT or not own:
            continue
        remaining = {page.number: page for page in pages}
        for place in own:
            following = [other[:2] for other in headings if other > place and other[2] != item.id]
            remaining |= _without(remaining, place[:2], min(following, default=(len(pages) + 1, 0)))
        yield item, list(remaining.values())


def _begins_line(page: Page, start: int) -> bool:
    word = page.text.words_in(start, start + 1).start
    return word in page.lines[page.line_of(word) : page.line_of(word) + 1]


def _without(pages: Mapping[int, Page], first: tuple[int, int], end: tuple[int, int]) -> dict[int, Page]:
    """The pages from the word `first` up to the word `end`, that text blanked."""
    changed = {}
    for number in range(first[0], end[0] + 1):
        page = pages.get(number)
        if page is None:
            continue
        start = first[1] if number == first[0] else 0
        stop = end[1] if number == end[0] else len(page.words)
        kept = [*page.words[:start], *["·"] * (stop - start), *page.words[stop:]]
        changed[number] = replace(page, words=kept)
    return changed


def _is_killed(conclusion: Conclusion, requirement: Requirement, pages: Sequence[Page]) -> bool:
    """Whether the second search finds all parts of a query in one passage."""
    rule = f"{_FRAMEWORK}.{requirement.id}"
    absent = [p.absence for p in conclusion.proposals if p.rule == rule and p.absence and not p.quotations]
    passages = [f" {' '.join(words(chunk.text))} " for chunk in Chunker("d").chunks(pages)] if absent else ()
    queries = [
        [f" {' '.join(words(part))} " for part in phrases(query)]
        for absence in absent
        for query in absence.queries
    ]
    return any(all(part in passage for part in query) for query in queries for passage in passages)
