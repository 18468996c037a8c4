"""LegalBench: which disclosures a statement on slavery in supply chains makes (Guha et al. 2023)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aspera.domain.requirement_assessment import RequirementStatus
from aspera.evaluation.asking import Asking
from aspera.evaluation.compliance.statuses import is_tuned_half, text_statuses
from aspera.evaluation.json_lines import json_lines
from aspera.evaluation.measure import Measure, Section, share
from aspera.ports.corpus import Corpus

_FOLDER, _FILE = "datasets/legalbench_supply_chain", "disclosures.jsonl"
_TITLE = "LegalBench supply chain disclosures"
_REQUIREMENTS = {"disclosed_": "", "best_practice_": "-practice"}
_NOTE = (
    "Present or missing by the supply_chain framework; PARTIAL counts as missing. The patterns are written "
    "from the statute and the questions, and were looked at on the half named “seen”."
)


def supply_chain(corpus: Corpus, asking: Asking | None = None) -> Sequence[Section]:
    rows = json_lines(corpus, _FOLDER, _FILE)
    if not rows:
        return [Section(_TITLE, (), f"The folder has no {_FOLDER}/{_FILE}.")]
    judged = [(is_tuned_half(row["text"]), _judge(row, asking)) for row in rows]
    both = ("all", (True, False)), ("seen half", (True,)), ("unseen half", (False,))
    measures: list[Measure] = []
    for name, halves in both:
        answers = [answer for half, given in judged if half in halves for answer in given.values()]
        goal = "0.85" if name == "all" else ""
        measures.append(share(f"accuracy of present/missing, {name}", sum(answers), len(answers), goal))
    for question in sorted({question for _, given in judged for question in given}):
        answers = [given[question] for _, given in judged if question in given]
        measures.append(share(f"accuracy, {question}", sum(answers), len(answers)))
    return [Section(_TITLE, tuple(measures), _NOTE)]


def _judge(row: Mapping[str, Mapping[str, str]], asking: Asking | None) -> Mapping[str, bool]:
    """For each question that is labelled whether our answer is the label's."""
    found = text_statuses(str(row["text"]), "supply_chain", asking)
    return {
        question: (found.get(_requirement(question)) is RequirementStatus.PRESENT) == (label == "Yes")
        for question, label in row["labels"].items()
        if label in ("Yes", "No")
    }


def _requirement(question: str) -> str:
    prefix = next(prefix for prefix in _REQUIREMENTS if question.startswith(prefix))
    return question.removeprefix(prefix) + _REQUIREMENTS[prefix]
