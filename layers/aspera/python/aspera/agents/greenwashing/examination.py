"""One page: its environmental sentences, what they set off, and what the page offers in support."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from aspera.agents.greenwashing.candidate import Candidate, PageSupport, Trigger
from aspera.agents.greenwashing.claims import is_environmental_claim
from aspera.agents.greenwashing.commitments import COMMITMENTS, NONSPECIFIC, is_commitment, is_specific
from aspera.agents.greenwashing.lexicon import lexicon
from aspera.agents.greenwashing.matching import Match, match_rules, support_near
from aspera.agents.greenwashing.mitigators import cross_references, find_support
from aspera.agents.greenwashing.rules import Rule, rule_book
from aspera.agents.greenwashing.suppression import suppression_reasons
from aspera.domain.excerpt import excerpt
from aspera.domain.geometry import union
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

    def run(self, page: Page) -> Iterator[Mention]:
        prose = Prose(page)
        numbers = sorted({number for topic in self._topics for number in prose.holding(topic)})
        if not numbers or _is_glossary(prose):
            return
        is_mandatory = _is_mandatory(prose)
        before = self.counts[CLAIMS]
        candidates = [self._examine(prose, number, is_mandatory) for number in numbers]
        found = [candidate for candidate in candidates if candidate]
        yield from (candidate.mention() for candidate in found)
        is_about_claims = found or self.counts[CLAIMS] > before
        support = _page_support(page, self._book.mitigators if is_about_claims else self._book.document_wide)
        if support.found:
            yield support.mention()

    def _examine(self, prose: Prose, number: int, is_mandatory: bool) -> Candidate | None:
        sentence = prose.text(number)
        if not prose.is_statement(number):
            return None
        self.counts[SENTENCES] += 1
        is_claim = is_environmental_claim(sentence)
        reasons = suppression_reasons(sentence)
        if is_claim and not reasons:
            self._count_claim(sentence)
        for reason in reasons[:1] if is_claim else ():
            self.counts[f"suppressed: {reason}"] += 1
        return _candidate(prose, number, self._book.running, is_claim, reasons, is_mandatory)

    def _count_claim(self, sentence: str) -> None:
        self.counts[CLAIMS] += 1
        if is_commitment(sentence):
            self.counts[COMMITMENTS] += 1
            self.counts[NONSPECIFIC] += not is_specific(sentence)


def _candidate(
    prose: Prose,
    number: int,
    rules: Sequence[Rule],
    is_claim: bool,
    reasons: Sequence[str],
    is_mandatory: bool,
) -> Candidate | None:
    sentence = prose.text(number)
    matches = match_rules(sentence, rules, is_claim, reasons)
    if not matches:
        return None
    before, after = prose.around(number, _REACH)
    text = prose.page.text
    return Candidate(
        page=prose.page.number,
        sentence=sentence,
        box=union(text.boxes_in(*text.sentences[number])),
        triggers=tuple(_trigger(sentence, match, before, after) for match in matches),
        references=cross_references(f"{sentence} {after}"),
        is_mandatory=is_mandatory,
    )


def _trigger(sentence: str, match: Match, before: str, after: str) -> Trigger:
    start, end = excerpt(sentence, match.start, match.end)
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
    return PageSupport(page.number, label, find_support(page.text.text, keys))
