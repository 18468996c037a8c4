from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from aspera.domain.page import Page
from aspera.evaluation.confidence.standing import standing_labels
from aspera.evaluation.labels import Label, Verdict
from tests.drawing import page_of

TEXT = """
We are a company, and our group sells shoes in many towns.

The Company violated certain debt covenants during 2022 and informed its lender.
"""


class OneReport:
    def manifest(self) -> Sequence[Mapping[str, Any]]:
        return [{"file": "report.pdf", "sha256": "a1", "pages": 1}]

    def pages(self, path: str) -> Sequence[Page]:
        return [page_of(TEXT)]

    def each(self, work: Callable[[Any], Any], items: Sequence[Any]) -> Sequence[Any]:
        return [work(item) for item in items]


def label(**changes: Any) -> Label:
    fields = dict(sha256="a1", agent="risk", rule="R-FIN-LIQ", page=1, reason="r", verdict=Verdict.RIGHT)
    return Label(**(fields | {"quote": "violated certain debt covenants"} | changes))


def standing(*labels: Label) -> Sequence[Label]:
    return [found for verdicts in standing_labels(labels, OneReport()).values() for found in verdicts.labels]


def test_a_label_stands_while_its_finding_is_made() -> None:
    assert standing(label()) == [label()]


def test_a_label_whose_finding_is_no_longer_made_does_not_count() -> None:
    assert standing(label(quote="obtained a waiver in May"), label(rule="R-FIN-GC")) == []


def test_a_label_that_cannot_be_checked_counts() -> None:
    elsewhere, other = label(sha256="b2"), label(agent="math")
    assert standing(elsewhere, other) == [other, elsewhere]


def test_a_status_that_is_no_finding_does_not_count() -> None:
    assert standing(label(agent="compliance", sha256="b2", status="present")) == []
