"""Documents as published, and with slips planted in what they state more than once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from aspera.agents.consistency.agent import ConsistencyAgent
from aspera.domain.page import Page
from aspera.evaluation.consistency.figures import figure_slips
from aspera.evaluation.consistency.headers import header_slips
from aspera.evaluation.consistency.highlight_page import with_highlights
from aspera.evaluation.consistency.statements import date_slips, name_slips, target_slips
from aspera.evaluation.documents import Candidate, each_document
from aspera.evaluation.measure import Judgement
from aspera.evaluation.planting.drawing import drawn
from aspera.evaluation.planting.rehearsal import Rehearsal
from aspera.evaluation.planting.slip import Slip, SlipClass
from aspera.evaluation.planting.trial import Trial, plant_in_file, plant_in_words
from aspera.ports.corpus import Corpus

CLASSES = (
    SlipClass.DIGIT,
    SlipClass.TRANSPOSITION,
    SlipClass.SCALE,
    SlipClass.PROSE_AGAINST_TABLE,
    SlipClass.HEADLINE,
    SlipClass.UNIT_HEADER,
    SlipClass.DATE,
    SlipClass.NAME,
    SlipClass.TARGET,
)
_IN_WORDS, _IN_FILE = 8, 4
"""Slips of each class planted in each document."""


@dataclass(frozen=True, slots=True)
class Highlights:
    """What became of a page of highlights set by us: `boxes` are read on it, `false` findings are made
    about it as it is, `trials` are its slips."""

    boxes: int = 0
    false: int = 0
    trials: tuple[Trial, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one document."""

    document: Candidate
    facts: int
    to_judge: tuple[Judgement, ...]
    in_words: tuple[Trial, ...]
    in_file: tuple[Trial, ...]
    highlights: Highlights


def read_documents(corpus: Corpus, documents: Sequence[Candidate]) -> Sequence[Reading]:
    return each_document(corpus, documents, lambda document: _reading(corpus, document))


def _reading(corpus: Corpus, document: Candidate) -> Reading:
    rehearsal = Rehearsal.of(document.path, corpus.pages(document.path), ConsistencyAgent())

    def edit(slip: Slip) -> Page | None:
        return corpus.edited(document.path, slip.edit)

    slips = list(slips_in(rehearsal))
    return Reading(
        document=document,
        facts=len(rehearsal.observations.facts),
        to_judge=rehearsal.to_judge,
        in_words=tuple(plant_in_words(rehearsal, slip) for slip in _drawn(rehearsal, slips, _IN_WORDS)),
        in_file=tuple(plant_in_file(rehearsal, slip, edit) for slip in _drawn(rehearsal, slips, _IN_FILE)),
        highlights=_highlights(rehearsal),
    )


def _highlights(published: Rehearsal) -> Highlights:
    rehearsal = with_highlights(published)
    if rehearsal is None:
        return Highlights()
    number = max(rehearsal.pages)
    boxes = [fact for fact in rehearsal.observations.facts if fact.page == number]
    slips = [
        slip
        for slip in figure_slips(rehearsal.pages, rehearsal.observations.facts)
        if slip.edit.page == number and slip.kind is SlipClass.HEADLINE
    ]
    return Highlights(
        boxes=len(boxes),
        false=len(rehearsal.proven) - len(published.proven),
        trials=tuple(plant_in_words(rehearsal, slip) for slip in slips),
    )


def slips_in(rehearsal: Rehearsal) -> Iterator[Slip]:
    """Every slip that can be planted in the document."""
    pages, observed = rehearsal.pages, rehearsal.observations
    return chain(
        figure_slips(pages, observed.facts),
        header_slips(pages, observed.facts),
        date_slips(pages),
        name_slips(pages, observed.mentions),
        target_slips(pages, observed.mentions),
    )


def _drawn(rehearsal: Rehearsal, slips: Sequence[Slip], size: int) -> Iterable[Slip]:
    for kind in CLASSES:
        own = [slip for slip in slips if slip.kind is kind]
        yield from drawn(own, rehearsal.profile.document_id, size)
