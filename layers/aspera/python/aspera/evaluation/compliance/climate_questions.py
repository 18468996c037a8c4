"""Climate Finance Bench: which questions a report answers, and which it does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aspera.domain.errors import InvalidInput, NotFound
from aspera.domain.requirement_assessment import RequirementStatus
from aspera.evaluation.asking import Asking
from aspera.evaluation.compliance.statuses import conclude, statuses
from aspera.evaluation.json_lines import json_lines
from aspera.evaluation.measure import Section, share
from aspera.evaluation.planting.rehearsal import profile_of
from aspera.ports.corpus import Corpus

_FOLDER, _FILE = "sustainability", "climate_finance_bench.jsonl"
_TITLE = "Climate Finance Bench, present or missing"
_QUESTIONS = {
    "assessed to be material": "material-topics",
    "drove carbon intensity": "intensity-drivers",
    "1.5 or 2 degree": "trajectory",
    "high emitting sector": "high-emitting-sector",
    "values for each scope": "scopes",
    "decarbonization levers": "levers",
    "total carbon footprint": "footprint",
    "carbon intensity (in": "intensity",
    "mitigation objective": "objective",
    "transition plan": "transition-plan",
}
_NOTE = (
    "By the climate_transition framework; a question is answerable when its annotators cite pages. Two "
    "reports of the sample folder were in view; questions of other wordings are not counted."
)


def climate_questions(corpus: Corpus, asking: Asking | None = None) -> Sequence[Section]:
    rows = json_lines(corpus, _FOLDER, _FILE)
    if not rows:
        return [Section(_TITLE, (), f"The folder has no {_FOLDER}/{_FILE}.")]
    found = {name: _statuses(corpus, name, asking) for name in sorted({str(row["pdf"]) for row in rows})}
    judged = [
        (bool(row["answerable_pages"]), answer) for row in rows if (answer := _judge(row, found)) is not None
    ]
    unanswerable = [right for answerable, right in judged if not answerable]
    answerable = [right for is_answerable, right in judged if is_answerable]
    every = [*unanswerable, *answerable]
    return [
        Section(
            _TITLE,
            (
                share("accuracy, unanswerable questions", sum(unanswerable), len(unanswerable), "0.85"),
                share("accuracy, answerable questions", sum(answerable), len(answerable)),
                share("accuracy, all questions", sum(every), len(every), "0.85"),
            ),
            _NOTE,
        )
    ]


def _judge(row: Mapping[str, Any], found: Mapping[str, Mapping[str, RequirementStatus]]) -> bool | None:
    """Whether our answer is right; None when the question is not one of ours or the report is not
    there."""
    question = str(row["Question"]).lower()
    name = next((name for words, name in _QUESTIONS.items() if words in question), None)
    status = found[str(row["pdf"])].get(name or "")
    if status is None:
        return None
    return (status is RequirementStatus.PRESENT) == bool(row["answerable_pages"])


def _statuses(corpus: Corpus, name: str, asking: Asking | None) -> Mapping[str, RequirementStatus]:
    paths = [path for path in corpus.files(_FOLDER, ".pdf") if path.endswith(f"/{name}")]
    try:
        pages = corpus.pages(paths[0]) if paths else ()
    except (InvalidInput, NotFound):
        return {}
    if not pages:
        return {}
    return statuses(conclude(pages, profile_of(paths[0], pages), "climate_transition", asking))
