"""What a page says in words that another page may contradict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aspera.agents.consistency.dates import contradicting_year_ends, year_ends
from aspera.agents.consistency.headcount import contradicting_headcounts, headcounts
from aspera.agents.consistency.incidents import contradicting_counts, denials
from aspera.agents.consistency.names import misspelt_names
from aspera.agents.consistency.sentences import contradicting_sentences, repeatable_sentences
from aspera.agents.consistency.signing import premature_signatures, signatures
from aspera.agents.consistency.targets import contradicting_targets
from aspera.domain.document import NumberLocale
from aspera.domain.fact_reading.definitions import definitions
from aspera.domain.fact_reading.names import misspelt_forms, names
from aspera.domain.fact_reading.restatements import restatements
from aspera.domain.fact_reading.targets import targets
from aspera.domain.finding import Proposal
from aspera.domain.observation import Fact, Mention
from aspera.domain.page import Page

_READERS = (
    year_ends,
    denials,
    names,
    misspelt_forms,
    targets,
    repeatable_sentences,
    restatements,
    headcounts,
    signatures,
    definitions,
)


def mentions_of(page: Page) -> list[Mention]:
    return [mention for read in _READERS for mention in read(page)]


def contradicting_mentions(
    mentions: Sequence[Mention], facts: Sequence[Fact], locale: NumberLocale
) -> Iterator[Proposal]:
    yield from contradicting_year_ends(mentions)
    yield from contradicting_counts(mentions, facts)
    yield from contradicting_targets(mentions)
    yield from misspelt_names(mentions)
    yield from contradicting_sentences(mentions, locale)
    yield from contradicting_headcounts(mentions, facts, locale)
    yield from premature_signatures(mentions)
