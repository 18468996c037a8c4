from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aspera.domain.page import Page
from aspera.evaluation.risk.sentence_measures import sections
from tests.drawing import page_of


class OneFiling:
    """A corpus of one filing with one page of running text."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages

    def manifest(self) -> Sequence[Mapping[str, Any]]:
        return [{"file": "a.pdf", "pages": 50}]

    def pages(self, path: str) -> Sequence[Page]:
        return self._pages


def by_title(pages: Sequence[Page]) -> dict[str, list[float]]:
    return {
        section.title: [measure.value or 0.0 for measure in section.measures]
        for section in sections(OneFiling(pages))
    }


def test_what_is_stated_is_shown_and_what_is_denied_or_hypothetical_is_not() -> None:
    found = by_title([])
    for title in ("minimal pairs", "unseen minimal pairs"):
        shown, falsely = found[f"What is always shown: {title}"]
        assert shown >= 0.95 and falsely == 0


def test_a_sentence_in_a_real_page_is_read_as_it_is_alone() -> None:
    host = page_of("\n".join(["We sell shoes in many towns and our shops are open on most days."] * 20))
    found = by_title([host])
    alone = found["What is always shown: minimal pairs"]
    assert found["What is always shown: minimal pairs planted into 1 real pages"] == alone


def test_sentences_are_found_in_their_class() -> None:
    found = by_title([])
    assert found["Classes of risk: sentences"][0] >= 0.95
    assert found["Classes of risk: unseen sentences"][0] >= 0.75
