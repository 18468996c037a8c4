"""What the risk agent says of the documents as they were published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from aspera.agents.risk import RiskAgent
from aspera.domain.finding import Proposal
from aspera.evaluation.documents import readable_pdfs
from aspera.evaluation.measure import Judgement
from aspera.evaluation.planting.rehearsal import Rehearsal
from aspera.ports.corpus import Corpus


def published_pages(corpus: Corpus) -> Mapping[str, int]:
    """Paths of all documents that can be read, with their pages."""
    return {candidate.path: candidate.pages for candidate in readable_pdfs(corpus)}


def judgements(corpus: Corpus, documents: Mapping[str, int]) -> tuple[Judgement, ...]:
    """Each proven finding, to be judged by people."""

    def look(path: str) -> Sequence[Judgement]:
        found = Rehearsal.of(path, corpus.pages(path), RiskAgent()).proven
        return [_judgement(path, proposal) for proposal in found]

    return tuple(chain.from_iterable(corpus.each(look, list(documents))))


def _judgement(path: str, proposal: Proposal) -> Judgement:
    first = proposal.quotations[0]
    return Judgement(path, first.page, proposal.rule, first.quote, proposal.title)
