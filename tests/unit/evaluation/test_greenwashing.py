"""The evaluation of the greenwashing agent on a corpus in memory."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import Any, TypeVar

import pytest

from aspera.domain.errors import InvalidInput
from aspera.domain.page import Page
from aspera.domain.page_edit import PageEdit
from aspera.evaluation.documents import readable_pdfs
from aspera.evaluation.greenwashing import evaluate
from aspera.evaluation.greenwashing.gate import gate_sections, labelled_sentences
from aspera.evaluation.greenwashing.readings import read_documents
from aspera.evaluation.greenwashing.verdicts import to_judge
from aspera.evaluation.labels import labels_of
from aspera.evaluation.measure import Evaluation, Section
from tests.drawing import page_of

Item = TypeVar("Item")
Result = TypeVar("Result")
SENTENCES = "datasets/environmental_claims/other.jsonl"
REPORT = "reports/report.pdf"


class Corpus:
    """Files by path; a PDF is its page's text."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = files

    def manifest(self) -> Sequence[Mapping[str, Any]]:
        return [{"file": f, "opens": True, "text_layer": "full"} for f in self._files if f.endswith(".pdf")]

    def files(self, folder: str, suffix: str = "") -> Sequence[str]:
        return sorted(f for f in self._files if f.startswith(f"{folder}/") and f.endswith(suffix))

    def read(self, path: str) -> bytes:
        return self._files[path].encode()

    def pages(self, path: str) -> Sequence[Page]:
        return [page_of(self._files[path])]

    def pages_of(self, content: bytes) -> Sequence[Page]:
        return [page_of(content.decode())]

    def edited(self, path: str, edit: PageEdit) -> Page | None:
        return None

    def each(self, work: Callable[[Item], Result], items: Sequence[Item]) -> Sequence[Result]:
        return [work(item) for item in items]


def lines(*sentences: tuple[str, int]) -> str:
    return "".join(json.dumps({"text": text, "label": label}) + "\n" for text, label in sentences)


CLAIM = "We reduced our carbon emissions and protect the climate."
PLEDGE = "We will be net zero by 2040."
CORPUS = Corpus(
    {
        REPORT: PLEDGE,
        SENTENCES: lines((CLAIM, 1), ("Our margin rose.", 0), ("We cut our waste and save energy.", 0)),
    }
)


def section(evaluation: Evaluation, title: str) -> Section:
    return next(section for section in evaluation.sections if section.title.startswith(title))


def test_the_gate_is_measured_on_every_file_of_the_data_set() -> None:
    (gate,) = gate_sections(CORPUS)
    assert gate.title.endswith("other.jsonl") and gate.note == "No rule was tuned on these sentences."
    values = {measure.name: measure.value for measure in gate.measures}
    assert values == {"F1": pytest.approx(2 / 3), "precision": 0.5, "recall": 1.0}


def test_a_missing_part_is_said_and_does_not_fail() -> None:
    evaluation = evaluate(Corpus({}))
    assert "There is no datasets/environmental_claims" in section(evaluation, "Environmental claims").note
    assert section(evaluation, "Findings on documents").note == "There are none in this folder."
    assert evaluation.to_judge == ()


def test_a_line_that_is_no_sentence_is_named() -> None:
    with pytest.raises(InvalidInput, match=r"x\.jsonl, line 2 "):
        list(labelled_sentences(b'{"text": "a", "label": 1}\n{"label": 1}\n', "x.jsonl"))


def test_findings_nobody_judged_are_listed_and_counted() -> None:
    evaluation = evaluate(CORPUS)
    (judgement,) = evaluation.to_judge
    assert (judgement.document, judgement.rule, judgement.verdict) == (REPORT, "F01", "")
    measures = {m.name: m for m in section(evaluation, "Findings on documents").measures}
    assert measures["of these not judged"].value == 1
    assert measures["findings that are right, of those judged right or wrong"].value is None


def test_rules_are_counted_whether_shown_or_not() -> None:
    measures = section(evaluate(CORPUS), "Sentences that set a rule off").measures
    assert {measure.name: measure.value for measure in measures}["F01 future"] == 1


def test_the_labels_are_ours_and_quote_at_most_25_words() -> None:
    labels = labels_of("greenwashing")
    assert len(labels) >= 80
    assert all(len(label.quote.split()) <= 25 for label in labels)


def test_a_reading_is_known_by_the_hash_of_its_file_and_shows_what_was_quoted() -> None:
    (reading,) = read_documents(CORPUS, readable_pdfs(CORPUS))
    assert reading.sha256 == sha256(PLEDGE.encode()).hexdigest()
    assert [judgement.quote for judgement in to_judge(reading)] == [PLEDGE]
