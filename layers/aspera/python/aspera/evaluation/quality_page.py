"""docs/reference/quality.md, from the figures of all subjects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aspera.evaluation.figures import COLUMNS, columns
from aspera.evaluation.measure import Evaluation, Section
from aspera.evaluation.registry import SUBJECTS

_HEAD = """<!-- Made by `aspera evaluate SUBJECT --data FOLDER --write-docs`; run it instead of editing. -->

# Quality

How good the agents are, measured by the product itself: `aspera evaluate SUBJECT --data FOLDER`
on a folder of labelled documents ([how to](../how_to/evaluate.md)). The figures here are of the folder
of samples that the project is developed with, without a language model. Shares have a Wilson interval,
rates the interval of a Poisson count, both of 95 %; n is what a figure is out of.

Rules were tuned on five of the sample documents (`evaluation/tuned_on.jsonl`: four 10-K filings and an
integrated report) and with the data sets in view where a section says so. The other documents were
not used to set a rule, but they are the ones whose flags were looked at, and errors of ours found
there were mended; only documents that were never in the folder are wholly unseen."""


def quality_page(evaluations: Iterable[Evaluation]) -> str:
    """In the order of the registry."""
    known = {evaluation.subject: evaluation for evaluation in evaluations}
    parts = [_HEAD, *(_subject(known[name]) for name in SUBJECTS if name in known)]
    return "\n\n".join(parts) + "\n"


def _subject(evaluation: Evaluation) -> str:
    sections = (_section(section) for section in evaluation.sections)
    return "\n\n".join([f"## {evaluation.subject.capitalize()}", *sections])


def _section(section: Section) -> str:
    parts = [f"### {section.title}"]
    if section.note:
        parts.append(section.note)
    if section.measures:
        parts.append("\n".join(_rows(section)))
    return "\n\n".join(parts)


def _rows(section: Section) -> Iterator[str]:
    yield f"| {' | '.join(COLUMNS)} |"
    yield "|---|--:|--:|--:|---|"
    for measure in section.measures:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in columns(measure))} |"
