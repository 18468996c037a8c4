"""What every adapter of the port `Reviews` does."""

from __future__ import annotations

import pytest

from aspera.adapters.aws.reviews import DynamoReviews
from aspera.adapters.local.reviews import SqliteReviews
from aspera.adapters.memory.clock import ManualClock
from aspera.adapters.memory.reviews import MemoryReviews
from aspera.domain.review import ReviewChange, ReviewEntry, ReviewState
from aspera.ports.reviews import Reviews
from tests.contract.examples import UNICODE, at_the_same_time

ACCEPT = ReviewChange(state=ReviewState.ACCEPTED)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(now=1_000)


@pytest.fixture(params=["memory", "sqlite", "dynamodb"])
def reviews(request: pytest.FixtureRequest, clock: ManualClock) -> Reviews:
    if request.param == "dynamodb":
        return DynamoReviews(*request.getfixturevalue("tables"), clock)
    if request.param == "sqlite":
        return SqliteReviews(request.getfixturevalue("database"), clock)
    return MemoryReviews(clock)


def test_nothing_was_said_about_an_unknown_document(reviews: Reviews) -> None:
    assert list(reviews.list("d1")) == []
    reviews.delete("d1")


def test_entries_are_numbered_by_document_and_dated(reviews: Reviews, clock: ManualClock) -> None:
    first = reviews.append("d1", "f1", "ada", ACCEPT)
    clock.advance(1)
    second = reviews.append("d1", "f2", "bob", ReviewChange(assignee="", comment=UNICODE))
    assert first == ReviewEntry(
        document_id="d1", finding_id="f1", sequence=1, author="ada", time=1_000, state=ReviewState.ACCEPTED
    )
    assert (second.sequence, second.time, second.assignee, second.comment) == (2, 2_000, "", UNICODE)
    assert reviews.append("d2", "f1", "ada", ACCEPT).sequence == 1
    assert list(reviews.list("d1")) == [first, second]


def test_one_findings_entries_are_told_apart(reviews: Reviews) -> None:
    for finding in ("f1", "f2", "f1"):
        reviews.append("d1", finding, "ada", ACCEPT)
    assert [entry.sequence for entry in reviews.list("d1", "f1")] == [1, 3]
    assert list(reviews.list("d1", "f9")) == []


def test_more_than_ten_entries_stay_in_order(reviews: Reviews) -> None:
    for _ in range(12):
        reviews.append("d1", "f1", "ada", ACCEPT)
    assert [entry.sequence for entry in reviews.list("d1")] == list(range(1, 13))


def test_people_who_write_at_the_same_time_leave_no_gap(reviews: Reviews) -> None:
    numbers = at_the_same_time(lambda n: reviews.append("d1", "f1", f"p{n}", ACCEPT).sequence, 40)
    assert sorted(numbers) == list(range(1, 41))
    assert {entry.author for entry in reviews.list("d1")} == {f"p{n}" for n in range(40)}


def test_what_is_deleted_is_gone_and_numbers_begin_anew(reviews: Reviews) -> None:
    reviews.append("d1", "f1", "ada", ACCEPT)
    reviews.append("d2", "f1", "ada", ACCEPT)
    reviews.delete("d1")
    assert list(reviews.list("d1")) == []
    assert len(reviews.list("d2")) == 1
    assert reviews.append("d1", "f1", "ada", ACCEPT).sequence == 1
