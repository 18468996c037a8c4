"""What people say about findings: kept entry by entry, nothing is ever changed."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from aspera.domain.errors import InvalidInput
from aspera.domain.finding import Value

LONGEST_COMMENT = 4000
LONGEST_NAME = 200


class ReviewState(StrEnum):
    OPEN = "OPEN"
    ACCEPTED = "ACCEPTED"
    DISMISSED = "DISMISSED"


class ReviewChange(Value):
    """What somebody does: accept, dismiss or reopen (`state`), assign (an empty `assignee` takes
    it from whoever had it), comment. None is: not touched."""

    state: ReviewState | None = None
    assignee: str | None = None
    comment: str | None = None


class ReviewEntry(ReviewChange):
    """`sequence` counts from 1 for each document; `time` is milliseconds since the epoch."""

    document_id: str
    finding_id: str
    sequence: Annotated[int, Field(ge=1)]
    author: str
    time: int


class Review(Value):
    """How a finding stands now."""

    state: ReviewState = ReviewState.OPEN
    assignee: str | None = None
    comments: int = 0
    updated_at: int | None = None


def check_change(change: ReviewChange) -> ReviewChange:
    """`change` itself. InvalidInput when it says nothing, or too much."""
    if change == ReviewChange() or (change.comment is not None and not change.comment.strip()):
        raise InvalidInput("A review needs a state, an assignee or a comment.")
    if len(change.comment or "") > LONGEST_COMMENT:
        raise InvalidInput(f"A comment has at most {LONGEST_COMMENT:,} characters.")
    if len(change.assignee or "") > LONGEST_NAME:
        raise InvalidInput(f"A name has at most {LONGEST_NAME} characters.")
    return change


def stand_of(entries: Iterable[ReviewEntry]) -> dict[str, Review]:
    """How each finding that was reviewed stands, by its id; `entries` in order."""
    reviews: dict[str, Review] = {}
    for entry in entries:
        reviews[entry.finding_id] = _after(reviews.get(entry.finding_id, Review()), entry)
    return reviews


def _after(review: Review, entry: ReviewEntry) -> Review:
    return Review(
        state=entry.state or review.state,
        assignee=review.assignee if entry.assignee is None else entry.assignee or None,
        comments=review.comments + (entry.comment is not None),
        updated_at=entry.time,
    )
