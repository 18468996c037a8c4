"""How a finding stands, from what people said."""

from __future__ import annotations

import pytest

from aspera.domain.errors import InvalidInput
from aspera.domain.review import Review, ReviewChange, ReviewEntry, ReviewState, check_change, stand_of


def entry(sequence: int, finding: str = "f1", **change: object) -> ReviewEntry:
    return ReviewEntry(
        document_id="d1", finding_id=finding, sequence=sequence, author="ada", time=sequence * 10, **change
    )


def test_the_last_word_counts() -> None:
    entries = [
        entry(1, state=ReviewState.ACCEPTED),
        entry(2, state=ReviewState.DISMISSED, comment="Rounding."),
        entry(3, assignee="Bob"),
        entry(4, "f2", state=ReviewState.ACCEPTED),
    ]
    assert stand_of(entries) == {
        "f1": Review(state=ReviewState.DISMISSED, assignee="Bob", comments=1, updated_at=30),
        "f2": Review(state=ReviewState.ACCEPTED, updated_at=40),
    }


def test_a_finding_can_be_reopened_and_taken_from_somebody() -> None:
    entries = [
        entry(1, state=ReviewState.ACCEPTED, assignee="Bob"),
        entry(2, state=ReviewState.OPEN, assignee=""),
    ]
    assert stand_of(entries)["f1"] == Review(updated_at=20)


@pytest.mark.parametrize(
    "change",
    [
        ReviewChange(),
        ReviewChange(comment=" \n"),
        ReviewChange(comment="x" * 4001),
        ReviewChange(assignee="x" * 201),
    ],
)
def test_a_review_says_something_and_not_too_much(change: ReviewChange) -> None:
    with pytest.raises(InvalidInput):
        check_change(change)


def test_any_one_thing_is_enough() -> None:
    for change in (
        ReviewChange(state=ReviewState.OPEN),
        ReviewChange(assignee=""),
        ReviewChange(comment="x" * 4000),
    ):
        assert check_change(change) is change
