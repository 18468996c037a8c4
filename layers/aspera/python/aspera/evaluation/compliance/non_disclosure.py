"""ContractNLI: what a non-disclosure agreement says to seventeen questions (Koreeda and Manning 2021)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import orjson

from aspera.domain.requirement_assessment import RequirementStatus
from aspera.evaluation.compliance.statuses import is_tuned_half, text_statuses
from aspera.evaluation.measure import Measure, Section, share
from aspera.ports.corpus import Corpus

_FOLDER, _FILE = "datasets/contractnli", ".json"
_TITLE = "ContractNLI"
_ENTAILED, _CONTRADICTED, _SILENT = "Entailment", "Contradiction", "NotMentioned"
_ANSWERS = {RequirementStatus.PRESENT: _ENTAILED, RequirementStatus.CONTRARY: _CONTRADICTED}
_NOTE = (
    "By the nda framework, rules alone. The patterns are written from the questions, and were looked at on "
    "the half of the agreements named “seen”."
)


def non_disclosure(corpus: Corpus) -> Sequence[Section]:
    documents = [
        document
        for path in corpus.files(_FOLDER, _FILE)
        for document in orjson.loads(corpus.read(path)).get("documents", ())
    ]
    if not documents:
        return [Section(_TITLE, (), f"The folder has no {_FOLDER}/*{_FILE}.")]
    answers = [
        (is_tuned_half(document["text"]), question, truth, said)
        for document in documents
        for question, truth, said in _answers(document)
    ]
    measures: list[Measure] = []
    for name, halves in (("all", (True, False)), ("seen half", (True,)), ("unseen half", (False,))):
        measures += _measures(name, [answer[1:] for answer in answers if answer[0] in halves])
    return [Section(_TITLE, tuple(measures), _NOTE)]


def _answers(document: dict) -> Iterable[tuple[str, str, str]]:  # type: ignore[type-arg]
    found = text_statuses(document["text"], "nda")
    for question, annotation in document["annotation_sets"][0]["annotations"].items():
        status = found.get(question, RequirementStatus.MISSING)
        yield question, annotation["choice"], _ANSWERS.get(status, _SILENT)


def _measures(name: str, answers: Sequence[tuple[str, str, str]]) -> Sequence[Measure]:
    pairs = Counter((truth, said) for _, truth, said in answers)
    right = sum(count for (truth, said), count in pairs.items() if truth == said)
    is_all = name == "all"
    return [
        _f1(f"F1 of contradictions, {name}", pairs, _CONTRADICTED, "0.50" if is_all else ""),
        _f1(f"F1 of entailments, {name}", pairs, _ENTAILED, ""),
        share(f"accuracy over three classes, {name}", right, len(answers)),
    ]


def _f1(name: str, pairs: Counter[tuple[str, str]], label: str, goal: str) -> Measure:
    right = pairs[label, label]
    said = sum(count for (_, answer), count in pairs.items() if answer == label)
    true = sum(count for (truth, _), count in pairs.items() if truth == label)
    return Measure(name, 2 * right / (said + true) if said + true else None, true, goal=goal)
