"""Pairs of documents of one company."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from aspera.agents.consistency import ConsistencyAgent
from aspera.domain.comparison.comparable import DocumentFacts, DocumentIdentity
from aspera.domain.comparison.document_facts import document_facts
from aspera.domain.errors import InvalidInput
from aspera.evaluation.documents import Candidate, readable_pdfs
from aspera.evaluation.planting.rehearsal import Rehearsal
from aspera.ports.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Pair:
    """The one that reports on the later year is `later`; of one year, the longer one."""

    earlier: Candidate
    later: Candidate

    @property
    def is_tuned_on(self) -> bool:
        return self.earlier.is_tuned_on or self.later.is_tuned_on


def pairs_of(corpus: Corpus) -> Sequence[Pair]:
    candidates = readable_pdfs(corpus)

    def identity(candidate: Candidate) -> DocumentIdentity | None:
        try:
            return facts_of(Rehearsal.of(candidate.path, corpus.pages(candidate.path), _agent())).identity
        except InvalidInput:
            return None

    known = [
        (candidate, found)
        for candidate, found in zip(candidates, corpus.each(identity, candidates), strict=True)
        if found is not None
    ]
    return [
        Pair(*(candidate for candidate, _ in sorted(pair, key=_order)))
        for pair in combinations(known, 2)
        if pair[0][1].is_kin(pair[1][1])
    ]


def facts_of(rehearsal: Rehearsal) -> DocumentFacts:
    return document_facts(rehearsal.observations, rehearsal.profile, run_id="")


def _agent() -> ConsistencyAgent:
    return ConsistencyAgent()


def _order(item: tuple[Candidate, DocumentIdentity]) -> tuple[int, int, str]:
    candidate, identity = item
    return identity.fiscal_year or 0, candidate.pages, candidate.path
