"""One page: which sentences speak of which risk, and which of them are specific."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from aspera.agents.risk.amounts import amount_at
from aspera.agents.risk.benchmarks import stated_benchmarks
from aspera.agents.risk.boilerplate import (
    AUDIT_CLASSES,
    is_audit_report,
    is_boilerplate,
    is_certification,
    is_contract,
)
from aspera.agents.risk.facts import facts_in
from aspera.agents.risk.likelihood import likelihood
from aspera.agents.risk.modality import is_hypothetical, speaks_for_company
from aspera.agents.risk.rating import Loss, modifier
from aspera.agents.risk.specificity import Specific, specific_part
from aspera.agents.risk.statement import Statement, benchmark_mention
from aspera.agents.risk.taxonomy import RiskClass, taxonomy
from aspera.domain.excerpt import excerpt
from aspera.domain.observation import Mention
from aspera.domain.page import Page
from aspera.domain.prose import Prose
from aspera.domain.vocabulary import Vocabulary

SENTENCES = "sentences about risk"
HYPOTHETICAL = "hypothetical"
WITHOUT_FACTS = "without names, figures or dates"
GENERAL = "in general terms: "
NAMED = "named: "
OWN = "speak for the company"
_REACH = 2


class Examination:
    """`run` yields the mentions of one of `pages`; `counts` adds up over pages."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self.counts: Counter[str] = Counter()
        vocabulary = Vocabulary(pages)
        self._stems = [(stem, ids) for stem, ids in taxonomy().stems if vocabulary.may_hold(stem)]

    def run(self, page: Page) -> Iterator[Mention]:
        text = page.text
        if is_certification(text) or is_contract(text):
            return
        only = AUDIT_CLASSES if is_audit_report(text) else None
        prose = Prose(page)
        for number, ids in sorted(_sentences(prose, self._stems).items()):
            self.counts.update([f"{NAMED}{id}" for id in ids])
            wanted = [id for id in ids if only is None or id in only]
            if wanted and prose.is_statement(number):
                yield from self._examine(prose, number, wanted)
        yield from map(benchmark_mention, stated_benchmarks(page))

    def _examine(self, prose: Prose, number: int, ids: Iterable[str]) -> Iterator[Mention]:
        sentence = prose.text(number)
        if is_boilerplate(sentence):
            return
        facts, lower = facts_in(sentence), sentence.lower()
        classes = [taxonomy().classes[id] for id in ids]
        found = [(item, specific_part(item, sentence, lower, facts)) for item in classes]
        statements = [_statement(prose, number, item, part, facts) for item, part in found if part]
        yield from (statement.mention() for statement in statements)
        if statements or is_hypothetical(sentence):
            self._count(sentence, [item for item, part in found if not part], bool(facts), bool(statements))

    def _count(self, sentence: str, general: Iterable[RiskClass], has_facts: bool, is_specific: bool) -> None:
        self.counts[SENTENCES] += 1
        self.counts[HYPOTHETICAL] += not is_specific
        self.counts[WITHOUT_FACTS] += not has_facts
        self.counts[OWN] += speaks_for_company(sentence)
        for risk_class in general:
            self.counts[f"{GENERAL}{risk_class.id}"] += 1


def _statement(
    prose: Prose, number: int, risk_class: RiskClass, specific: Specific, facts: tuple[str, ...]
) -> Statement:
    sentence = prose.text(number)
    offset = prose.page.text.sentences[number][0]
    start, end = excerpt(sentence, specific.start, specific.end)
    return Statement(
        risk_class=risk_class.id,
        label=specific.pattern.label,
        page=prose.page.number,
        quote=sentence[start:end],
        box=prose.page.text.boxes_in(offset + start, offset + end)[0],
        facts=facts,
        loss=_loss(prose, number, risk_class, specific),
    )


def _loss(prose: Prose, number: int, risk_class: RiskClass, specific: Specific) -> Loss:
    sentence = prose.text(number)
    before, after = prose.around(number, _REACH)
    kind = specific.pattern.kind
    return Loss(
        kind=kind,
        impact=specific.pattern.impact or risk_class.impact,
        amount=amount_at(sentence, specific.start, specific.end),
        likelihood=likelihood(kind, sentence),
        modifier=modifier(f"{before} {sentence} {after}"),
    )


def _sentences(prose: Prose, stems: Iterable[tuple[str, tuple[str, ...]]]) -> dict[int, list[str]]:
    """The sentences that hold a stem, with the ids of its classes in the order of the stems."""
    found: dict[int, dict[str, None]] = {}
    for stem, ids in stems:
        for number in prose.holding(stem):
            found.setdefault(number, {}).update(dict.fromkeys(ids))
    return {number: list(ids) for number, ids in found.items()}
