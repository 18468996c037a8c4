"""How well the consistency agent finds what contradicts itself, and how often it is mistaken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aspera.evaluation.consistency.documents import CLASSES, Reading, read_documents
from aspera.evaluation.documents import readable_pdfs
from aspera.evaluation.measure import Evaluation, Measure, Section, share
from aspera.evaluation.planting.score import per, precision, scores
from aspera.evaluation.planting.slip import SlipClass
from aspera.evaluation.planting.trial import Trial
from aspera.ports.corpus import Corpus

__all__ = ["evaluate"]

_FIGURES = (
    SlipClass.DIGIT,
    SlipClass.TRANSPOSITION,
    SlipClass.SCALE,
    SlipClass.PROSE_AGAINST_TABLE,
    SlipClass.HEADLINE,
)
_WORDS = (
    "One slip a copy, in the words of a page as read; the agent examines and concludes over the whole "
    "document. Covered: the document states the same once more, equal, elsewhere (a figure of the same "
    "period under the same label, or of four digits or more under any; a header above such a figure; a date "
    "or a name that three other pages bear; a target stated twice). Precision: slips found, of these, stray "
    "findings and all findings on the documents as published, which count as false here."
)
_FILE = "The same, with the slip written into the PDF, and the page read from the changed file."
_HIGHLIGHTS = (
    "Few sample reports set figures large. Here a page of such boxes, set by us, stands behind each report "
    "that has figures for them: up to eight figures of its tables for the latest year, rounded to two "
    "decimals of a million or billion. Each slip is another digit, or two digits swapped, in one box. "
    "Whoever drew these pages wrote the reader and tightened it against them: they show that it works, and "
    "are no unseen test, whichever report they stand behind."
)
_UNSEEN = "These are not among the documents that rules were tuned on."
_SEEN = "The rules were tuned with these documents in view."


def evaluate(corpus: Corpus) -> Evaluation:
    readings = read_documents(corpus, readable_pdfs(corpus))
    return Evaluation(
        "consistency",
        tuple(_sections(readings)),
        tuple(judgement for reading in readings for judgement in reading.to_judge),
        {"pages": sum(reading.document.pages for reading in readings)},
    )


def _sections(readings: Sequence[Reading]) -> Iterable[Section]:
    for part, note, is_seen in (("unseen", _UNSEEN, False), ("tuned on", _SEEN, True)):
        group = [reading for reading in readings if reading.document.is_tuned_on is is_seen]
        if not group:
            yield Section(f"Documents, {part}", (), "There are none in this folder.")
            continue
        yield _as_published(f"Documents as published, {part}", group, note)
        false = sum(len(reading.to_judge) for reading in group)
        words = [trial for reading in group for trial in reading.in_words]
        file = [trial for reading in group for trial in reading.in_file]
        yield _planted(f"Slips in their words, {part}", words, false, f"{_WORDS} {note}")
        yield _planted(f"Slips in their PDF files, {part}", file, false, f"{_FILE} {note}")
        yield _boxes(f"Highlight boxes drawn by us, behind reports {part}", group, f"{_HIGHLIGHTS} {note}")


def _as_published(title: str, group: Sequence[Reading], note: str) -> Section:
    facts = sum(reading.facts for reading in group)
    flags = sum(len(reading.to_judge) for reading in group)
    return Section(
        title,
        (
            Measure("documents", float(len(group)), len(group), unit="documents"),
            Measure("figures read", float(facts), facts, unit="figures"),
            per("flags per 100 pages", flags, sum(reading.document.pages for reading in group)),
        ),
        note,
    )


def _planted(title: str, trials: Sequence[Trial], false: int, note: str) -> Section:
    figures = [trial for trial in trials if trial.kind in _FIGURES and trial.is_planted]
    covered = [trial for trial in figures if trial.is_covered]
    found = sum(trial.is_found for trial in figures)
    stray = sum(trial.stray for trial in figures)
    return Section(
        title,
        (
            share("recall, covered, figures", sum(t.is_found for t in covered), len(covered), "≥ 0.6"),
            precision("precision, figures", found, stray + false, "≥ 0.9"),
            *scores([trial for trial in trials if trial.kind in CLASSES]),
        ),
        note,
    )


def _boxes(title: str, group: Sequence[Reading], note: str) -> Section:
    pages = [reading.highlights for reading in group if reading.highlights.boxes]
    trials = [trial for page in pages for trial in page.trials]
    boxes, false = sum(page.boxes for page in pages), sum(page.false for page in pages)
    found = sum(trial.is_found for trial in trials)
    return Section(
        title,
        (
            Measure("boxes read", float(boxes), boxes, unit="boxes"),
            per("false flags per 100 boxes as they are", false, boxes),
            precision("precision", found, false + sum(trial.stray for trial in trials), "≥ 0.9"),
            *scores(trials),
        ),
        note,
    )
