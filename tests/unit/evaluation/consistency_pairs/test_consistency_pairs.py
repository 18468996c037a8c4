from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from aspera.domain.page import Page
from aspera.domain.page_edit import PageEdit
from aspera.evaluation.consistency_pairs import evaluate
from aspera.evaluation.consistency_pairs.pairs import pairs_of
from aspera.evaluation.measure import Evaluation
from tests.drawing import page_of
from tests.two_statements import statement


@dataclass
class DrawnCorpus:
    documents: Mapping[str, Sequence[Page]]

    def manifest(self) -> Sequence[Mapping[str, Any]]:
        return [{"file": path, "opens": True, "text_layer": "full"} for path in self.documents]

    def files(self, folder: str, suffix: str = "") -> Sequence[str]:
        return ()

    def read(self, path: str) -> bytes:
        raise NotImplementedError

    def pages(self, path: str) -> Sequence[Page]:
        return self.documents[path]

    def pages_of(self, content: bytes) -> Sequence[Page]:
        raise NotImplementedError

    def edited(self, path: str, edit: PageEdit) -> Page | None:
        raise NotImplementedError

    def each(self, work: Callable[[Any], Any], items: Sequence[Any]) -> Sequence[Any]:
        return [work(item) for item in items]


def _corpus(later: Page) -> DrawnCorpus:
    return DrawnCorpus(
        {
            "x.pdf": (later,),
            "y.pdf": (statement(2023),),
            "z.pdf": (page_of("Someone Else plc, annual report 2023"),),
        }
    )


def _values(evaluation: Evaluation) -> dict[str, float | None]:
    return {m.name: m.value for section in evaluation.sections for m in section.measures if m.count}


def test_documents_of_one_company_are_paired_by_year_whatever_their_files_are_called() -> None:
    (pair,) = pairs_of(_corpus(statement(2024)))
    assert (pair.earlier.path, pair.later.path) == ("y.pdf", "x.pdf")


def test_planted_restatements_are_found_and_sound_documents_are_not_accused() -> None:
    evaluation = evaluate(_corpus(statement(2024)))
    values = _values(evaluation)
    assert values["recall, covered"] == pytest.approx(1.0)
    assert values["precision"] == pytest.approx(1.0)
    assert values["figures that both state and that agree"] == 6
    assert evaluation.to_judge == ()


def test_what_differs_as_published_is_to_be_judged() -> None:
    (judgement,) = evaluate(_corpus(statement(2024, "78,945"))).to_judge
    assert judgement.document == "x.pdf" and judgement.rule == "restated-figure"
    assert "79,445" in judgement.said and "78,945" in judgement.quote


def test_the_figures_are_the_same_every_time() -> None:
    corpus = _corpus(statement(2024))
    assert evaluate(corpus) == evaluate(corpus)
