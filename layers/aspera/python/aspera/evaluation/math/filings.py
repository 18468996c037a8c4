"""Reports as published, and with slips planted in their tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aspera.agents.math.agent import MathAgent
from aspera.domain.page import Page
from aspera.evaluation.documents import FINANCIAL, Candidate, each_document
from aspera.evaluation.math.slips import CLASSES, slips_on
from aspera.evaluation.measure import Judgement, Measure, Section, share
from aspera.evaluation.planting.drawing import drawn
from aspera.evaluation.planting.rehearsal import Rehearsal
from aspera.evaluation.planting.score import per, scores
from aspera.evaluation.planting.slip import Slip
from aspera.evaluation.planting.trial import Trial, plant_in_file, plant_in_words
from aspera.ports.corpus import Corpus

_IN_WORDS, _IN_FILE = 20, 5
"""Slips of each class planted in each document."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one document."""

    document: Candidate
    equations: int
    holding: int
    numbers: int
    confirmed: int
    to_judge: tuple[Judgement, ...]
    in_words: tuple[Trial, ...] = ()
    in_file: tuple[Trial, ...] = ()


def read_documents(corpus: Corpus, documents: Sequence[Candidate]) -> Sequence[Reading]:
    return each_document(corpus, documents, lambda document: _reading(corpus, document))


def _reading(corpus: Corpus, document: Candidate) -> Reading:
    rehearsal = Rehearsal.of(document.path, corpus.pages(document.path), MathAgent())
    counts = rehearsal.observations.counts

    def edit(slip: Slip) -> Page | None:
        return corpus.edited(document.path, slip.edit)

    is_financial = document.kind in FINANCIAL
    in_words = _drawn(rehearsal, _IN_WORDS if is_financial else 0)
    in_file = _drawn(rehearsal, _IN_FILE if is_financial else 0)
    return Reading(
        document=document,
        equations=counts.get("equations", 0),
        holding=counts.get("equations holding", 0),
        numbers=counts.get("cells numeric", 0),
        confirmed=counts.get("cells covered", 0),
        to_judge=rehearsal.to_judge,
        in_words=tuple(plant_in_words(rehearsal, slip) for slip in in_words),
        in_file=tuple(plant_in_file(rehearsal, slip, edit) for slip in in_file),
    )


def _drawn(rehearsal: Rehearsal, size: int) -> Iterable[Slip]:
    for kind in CLASSES if size else ():
        slips = (
            slip
            for page in rehearsal.pages.values()
            for slip in slips_on(page, rehearsal.profile.number_locale, kind)
        )
        yield from drawn(slips, rehearsal.profile.document_id, size)


def as_published(title: str, readings: Sequence[Reading], note: str, goal: str = "") -> Section:
    """How often sound documents are accused. Every flag counts here; see what people said of them
    in the section on judged findings."""
    equations = sum(reading.equations for reading in readings)
    flags = sum(len(reading.to_judge) for reading in readings)
    pages = sum(reading.document.pages for reading in readings)
    return Section(
        title,
        (
            Measure("documents", float(len(readings)), len(readings), unit="documents"),
            share("equations that hold", sum(reading.holding for reading in readings), equations),
            share("numbers confirmed", _confirmed(readings), sum(reading.numbers for reading in readings)),
            per("flags per 100 equations", flags, equations, goal=goal),
            per("flags per 100 pages", flags, pages),
        ),
        note,
    )


def _confirmed(readings: Iterable[Reading]) -> int:
    return sum(reading.confirmed for reading in readings)


def planted(title: str, trials: Sequence[Trial], note: str) -> Section:
    """The goals are for slips in one number."""
    numbers = [t for t in trials if t.kind in CLASSES[:4]]
    headline = scores(numbers)[:2]
    goals = ("≥ 0.90", "≥ 0.75")
    return Section(
        title,
        (
            *(
                Measure(f"{m.name}, one wrong number", m.value, m.count, m.low, m.high, m.unit, goal)
                for m, goal in zip(headline, goals, strict=True)
            ),
            *scores(trials),
        ),
        note,
    )
