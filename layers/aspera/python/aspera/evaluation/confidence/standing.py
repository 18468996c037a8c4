"""Which labels still hold: those whose finding today's rules still make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from aspera.agents.greenwashing import GreenwashingAgent
from aspera.agents.risk import RiskAgent
from aspera.domain.errors import InvalidInput
from aspera.domain.finding import Proposal
from aspera.evaluation.confidence.calibrating import Verdicts
from aspera.evaluation.labels import Label, LabelIndex
from aspera.evaluation.planting.rehearsal import Rehearsal
from aspera.ports.agents import Agent
from aspera.ports.corpus import Corpus

_AGENTS: Mapping[str, type[Agent]] = {
    "greenwashing": GreenwashingAgent,
    "risk": RiskAgent,
}
"""Agents whose findings people judge one by one. What they judge of compliance are statuses, which
its own measurement follows up."""
_FINDINGS = ("", "missing", "partial")


def standing_labels(labels: Iterable[Label], corpus: Corpus) -> Mapping[str, Verdicts]:
    """By agent. A label that cannot be checked, because its document is not in the corpus or its
    agent not among these, counts. A status that is no finding does not."""
    every = [label for label in labels if label.status in _FINDINGS]
    paths = {str(entry.get("sha256")): str(entry["file"]) for entry in corpus.manifest()}
    places = sorted({(label.agent, label.sha256) for label in every if _can_be_read(label, paths)})

    def look(place: tuple[str, str]) -> Sequence[Label]:
        agent, sha256 = place
        index = LabelIndex(label for label in every if (label.agent, label.sha256) == place)
        return _standing(index, agent, sha256, corpus, paths[sha256])

    checked = chain.from_iterable(corpus.each(look, places))
    kept = [*(label for label in every if not _can_be_read(label, paths)), *checked]
    agents = sorted({label.agent for label in kept})
    return {agent: Verdicts([label for label in kept if label.agent == agent]) for agent in agents}


def _can_be_read(label: Label, paths: Mapping[str, str]) -> bool:
    return label.agent in _AGENTS and paths.get(label.sha256, "").lower().endswith(".pdf")


def _standing(index: LabelIndex, agent: str, sha256: str, corpus: Corpus, path: str) -> Sequence[Label]:
    try:
        proven = Rehearsal.of(path, corpus.pages(path), _AGENTS[agent]()).proven
    except InvalidInput:
        return []
    found = (_label(index, sha256, proposal) for proposal in proven)
    return [label for label in found if label is not None]


def _label(index: LabelIndex, sha256: str, proposal: Proposal) -> Label | None:
    first = proposal.quotations[0] if proposal.quotations else None
    page, quote = (first.page, first.quote) if first else (0, "")
    return index.find(sha256, proposal.agent_type, proposal.rule, page, quote)
