"""A framework made ready for searching pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from aspera.agents.compliance.content_index import index_rows
from aspera.agents.compliance.metrics import metrics_on
from aspera.agents.compliance.page_role import is_listing
from aspera.agents.compliance.strength import CONTRARY, CONTRARY_UNLESS_FOUND, HINT, INDEX, best
from aspera.agents.compliance.substance import Heading, read_headings, sentence_at, signal_strength
from aspera.domain.framework import Framework, MetricRule, Requirement
from aspera.domain.observation import Mention
from aspera.domain.page import Page
from aspera.domain.signals import SignalSet, Span

_HEADING, _SIGNAL, _HINT, _CONDITION, _TOPIC = "heading ", "signal ", "hint ", "condition ", "topic"
_CONTRARY, _UNLESS_FOUND, _DECLARED = "contrary ", "unless found ", "declared"
_MOST_SPANS = 4
"""So many places of one requirement are looked at on a page."""


@dataclass(frozen=True)
class Checklist:
    """Finds a framework's requirements on pages."""

    framework: Framework
    _signals: SignalSet = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_signals", SignalSet(_patterns(self.framework)))

    def search(self, page: Page) -> tuple[list[Mention], Counter[str]]:
        """A mention a requirement, the one that proves most, besides those that say the opposite
        and rows of a content index; and the counts of the other signals."""
        searched = self._signals.search(page.text)
        found = searched.spans
        counts = Counter(cut_key(self.framework, rule, pattern) for rule, pattern in searched.cut_short)
        if not found:
            return [], counts
        listing = is_listing(page)
        counts[declared_key(self.framework)] = len(found.get(_DECLARED, ()))
        if not listing:
            counts.update(self._counts(found))
        headings = read_headings(page, _heading_spans(found), listing)
        mentions = [
            mention
            for requirement in self.framework.requirements
            if (mention := best(self._mentions(page, requirement, found, headings, listing)))
        ]
        mentions.extend(self._opposites(page, found, listing))
        if self.framework.indexed:
            mentions.extend(index_rows(self.framework, page))
        return mentions, +counts

    def _opposites(self, page: Page, found: dict[str, list[Span]], listing: bool) -> Iterator[Mention]:
        for requirement in self.framework.requirements:
            for kind, strength in ((_CONTRARY, CONTRARY), (_UNLESS_FOUND, CONTRARY_UNLESS_FOUND)):
                for span in found.get(kind + requirement.id, ())[: 0 if listing else 1]:
                    yield self._mention(page, requirement, sentence_at(page.text, span), strength, "")

    def _counts(self, found: dict[str, list[Span]]) -> Counter[str]:
        counts = Counter({topic_key(self.framework): len(found.get(_TOPIC, ()))})
        for key in found:
            if key.startswith(_CONDITION):
                counts[condition_key(self.framework, key.removeprefix(_CONDITION))] += 1
        return +counts

    def _mentions(
        self,
        page: Page,
        requirement: Requirement,
        found: dict[str, list[Span]],
        headings: dict[Span, Heading],
        listing: bool,
    ) -> Iterator[Mention]:
        for span in found.get(_HEADING + requirement.id, ())[:_MOST_SPANS]:
            heading = headings[span]
            yield self._mention(page, requirement, heading.span, heading.strength, heading.detail)
        for span in found.get(_SIGNAL + requirement.id, ())[:_MOST_SPANS]:
            sentence = sentence_at(page.text, span)
            strength = INDEX if listing else signal_strength(page.text, span, sentence)
            yield self._mention(page, requirement, sentence, strength, self._metrics(page, requirement))
        for span in found.get(_HINT + requirement.id, ())[:1]:
            sentence = sentence_at(page.text, span)
            yield self._mention(page, requirement, sentence, INDEX if listing else HINT, "")

    def _metrics(self, page: Page, requirement: Requirement) -> str:
        if self.framework.rules.metrics is MetricRule.NONE:
            return ""
        return metrics_on(page.text.lower, requirement.metrics)

    def _mention(
        self, page: Page, requirement: Requirement, span: Span, strength: str, detail: str
    ) -> Mention:
        return Mention(
            key=mention_key(self.framework, requirement),
            page=page.number,
            quote=page.text.text[slice(*span)],
            box=page.text.boxes_in(*span)[0],
            strength=strength,
            detail=detail,
        )


def mention_key(framework: Framework, requirement: Requirement) -> str:
    return f"{framework.id}:{requirement.id}"


def topic_key(framework: Framework) -> str:
    """Under which the signals of the topic gate are counted."""
    return f"{framework.id}:topic"


def condition_key(framework: Framework, requirement_id: str) -> str:
    """Under which the pages are counted that prove a requirement's condition."""
    return f"{framework.id}:{requirement_id}:condition"


def declared_key(framework: Framework) -> str:
    """Under which the places are counted where the document names this version itself."""
    return f"{framework.id}:declared"


def cut_key(framework: Framework, rule: str, pattern: str) -> str:
    """Under which the pages are counted on which a pattern was not searched for to the end; `rule`
    is a kind of signal and a requirement's id."""
    return f"{framework.id}:cut:{rule.partition(' ')[2]}:{pattern}"


def _patterns(framework: Framework) -> dict[str, tuple[str, ...]]:
    patterns: dict[str, tuple[str, ...]] = {}
    if framework.topic_gate:
        patterns[_TOPIC] = framework.topic_gate.signals
    patterns[_DECLARED] = framework.declared_by
    for requirement in framework.requirements:
        patterns[_CONTRARY + requirement.id] = requirement.contrary
        patterns[_UNLESS_FOUND + requirement.id] = requirement.contrary_unless_found
        patterns[_HEADING + requirement.id] = requirement.headings
        patterns[_SIGNAL + requirement.id] = requirement.signals
        patterns[_HINT + requirement.id] = requirement.hints
        patterns[_CONDITION + requirement.id] = requirement.condition_signals
    return {key: texts for key, texts in patterns.items() if texts}


def _heading_spans(found: dict[str, list[Span]]) -> list[Span]:
    return sorted({span for key, spans in found.items() if key.startswith(_HEADING) for span in spans})
