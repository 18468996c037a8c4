"""What every adapter of the port `Documents` does."""

from __future__ import annotations

import pytest

from aspera.adapters.aws.documents import DynamoDocuments
from aspera.adapters.local.documents import SqliteDocuments
from aspera.adapters.memory.documents import MemoryDocuments
from aspera.domain.cursor import encode_cursor
from aspera.domain.document import DocumentStatus
from aspera.domain.errors import InvalidInput, NotFound
from aspera.ports.documents import Documents
from tests.contract.examples import UNICODE, at_the_same_time, document


@pytest.fixture(params=["memory", "sqlite", "dynamodb"])
def documents(request: pytest.FixtureRequest) -> Documents:
    if request.param == "dynamodb":
        return DynamoDocuments(*request.getfixturevalue("tables"))
    if request.param == "sqlite":
        return SqliteDocuments(request.getfixturevalue("database"))
    return MemoryDocuments()


def ids(documents: Documents, owner: str, limit: int) -> list[str]:
    """All ids of the owner, read in parts of `limit`."""
    found: list[str] = []
    cursor = None
    while True:
        part, cursor = documents.list(owner, limit, cursor)
        assert len(part) <= limit
        found.extend(one.document_id for one in part)
        if cursor is None:
            return found


def test_a_document_is_read_as_it_was_stored(documents: Documents) -> None:
    stored = document(filename=UNICODE, reason="x" * 300_000, pages=75)
    documents.put(stored)
    assert documents.get("d1", "ada") == stored


def test_an_unknown_document_is_not_found(documents: Documents) -> None:
    with pytest.raises(NotFound):
        documents.get("d1", "ada")


def test_what_belongs_to_another_owner_is_not_found_in_the_same_words(documents: Documents) -> None:
    with pytest.raises(NotFound) as unknown:
        documents.get("d1", "bob")
    documents.put(document(owner="ada"))
    with pytest.raises(NotFound) as foreign:
        documents.get("d1", "bob")
    assert str(foreign.value) == str(unknown.value)


def test_a_stranger_cannot_take_a_document_over(documents: Documents) -> None:
    documents.put(document(owner="ada"))
    with pytest.raises(NotFound):
        documents.put(document(owner="bob", filename="mine.pdf"))
    assert documents.get("d1", "ada").filename == "report.pdf"


def test_storing_again_replaces(documents: Documents) -> None:
    documents.put(document())
    documents.put(document(status=DocumentStatus.COMPLETE, created_at=5))
    assert documents.get("d1", "ada").status is DocumentStatus.COMPLETE
    assert [one.created_at for one in documents.list("ada")[0]] == [5]


def test_nobody_has_no_documents(documents: Documents) -> None:
    assert documents.list("ada") == ([], None)
    assert list(documents.with_content("0" * 64, "ada")) == []


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 8, 100])
def test_documents_are_listed_newest_first_in_parts_of_any_size(documents: Documents, limit: int) -> None:
    for number in (3, 1, 6, 0, 2, 5, 4):
        documents.put(document(f"d{number}", created_at=number // 2))
        documents.put(document(f"x{number}", owner="bob", created_at=number))
    assert ids(documents, "ada", limit) == ["d6", "d5", "d4", "d3", "d2", "d1", "d0"]


def test_a_full_last_part_has_no_cursor(documents: Documents) -> None:
    for number in range(4):
        documents.put(document(f"d{number}"))
    first, cursor = documents.list("ada", 2)
    second, end = documents.list("ada", 2, cursor)
    assert (len(first), len(second), end) == (2, 2, None)


def test_what_is_added_while_listing_neither_repeats_nor_hides_the_rest(documents: Documents) -> None:
    for number in range(4):
        documents.put(document(f"d{number}", created_at=number))
    _, cursor = documents.list("ada", 2)
    documents.put(document("newer", created_at=9))
    rest, _ = documents.list("ada", 2, cursor)
    assert [one.document_id for one in rest] == ["d1", "d0"]


def test_a_cursor_of_another_owner_is_refused(documents: Documents) -> None:
    for number in range(3):
        documents.put(document(f"d{number}"))
        documents.put(document(f"x{number}", owner="bob"))
    _, cursor = documents.list("ada", 1)
    with pytest.raises(InvalidInput):
        documents.list("bob", 1, cursor)


@pytest.mark.parametrize("cursor", ["", "abc", "eyJhIjoxfQ", "é", "[]", "A" * 10_000])
def test_an_invented_cursor_is_refused(documents: Documents, cursor: str) -> None:
    with pytest.raises(InvalidInput):
        documents.list("ada", 1, cursor)


def test_a_cursor_that_leads_to_another_kind_of_place_is_refused(documents: Documents) -> None:
    with pytest.raises(InvalidInput):
        documents.list("ada", 1, encode_cursor({"sequence": 1}, "documents", "ada"))


def test_every_change_of_a_cursor_is_refused(documents: Documents) -> None:
    for number in range(2):
        documents.put(document(f"d{number}"))
    _, cursor = documents.list("ada", 1)
    assert cursor is not None
    for place in range(len(cursor)):
        changed = cursor[:place] + ("A" if cursor[place] != "A" else "B") + cursor[place + 1 :]
        with pytest.raises(InvalidInput):
            documents.list("ada", 1, changed)


@pytest.mark.parametrize("limit", [0, -1])
def test_a_list_without_a_place_is_refused(documents: Documents, limit: int) -> None:
    with pytest.raises(InvalidInput):
        documents.list("ada", limit)


def test_equal_content_is_found_for_its_owner_only_oldest_first(documents: Documents) -> None:
    documents.put(document("young", sha256="a" * 64, created_at=2))
    documents.put(document("old", sha256="a" * 64, created_at=1))
    documents.put(document("other", sha256="b" * 64))
    documents.put(document("foreign", owner="bob", sha256="a" * 64))
    found = [one.document_id for one in documents.with_content("a" * 64, "ada")]
    assert found == ["old", "young"]


def test_content_that_was_replaced_is_no_longer_found(documents: Documents) -> None:
    documents.put(document(sha256="a" * 64))
    documents.put(document(sha256="b" * 64))
    assert list(documents.with_content("a" * 64, "ada")) == []


def test_many_writers_at_the_same_time_lose_nothing(documents: Documents) -> None:
    at_the_same_time(lambda number: documents.put(document(f"d{number:03d}", created_at=number)), 60)
    assert ids(documents, "ada", 7) == [f"d{number:03d}" for number in reversed(range(60))]


def test_a_deleted_document_is_not_found(documents: Documents) -> None:
    documents.put(document("d1"))
    documents.put(document("d2", sha256="1" * 64))
    documents.delete("d1", "ada")
    with pytest.raises(NotFound):
        documents.get("d1", "ada")
    assert ids(documents, "ada", 10) == ["d2"]
    assert list(documents.with_content("0" * 64, "ada")) == []


def test_nobody_deletes_what_is_not_his(documents: Documents) -> None:
    documents.put(document("d1", owner="ada"))
    for document_id, owner in (("d1", "bob"), ("nothing", "ada")):
        with pytest.raises(NotFound):
            documents.delete(document_id, owner)
    assert documents.get("d1", "ada").owner == "ada"


def test_a_document_without_a_known_content_is_kept_too(documents: Documents) -> None:
    announced = document("a").model_copy(update={"sha256": ""})
    documents.put(announced)
    assert documents.get("a", announced.owner) == announced
    assert list(documents.list(announced.owner)[0]) == [announced]
    assert list(documents.with_content("", announced.owner)) in ([], [announced])


def test_an_upload_replaces_none_that_came_after_it(documents: Documents) -> None:
    uploads = [document(sequencer=sequencer, size=size) for size, sequencer in enumerate(("", "0A", "0B"), 1)]
    assert [documents.put_upload(one) for one in uploads] == [True, True, True]
    assert [documents.put_upload(one) for one in uploads] == [False, False, True]
    assert documents.get("d1", "ada") == uploads[2]


def test_uploads_at_the_same_time_leave_the_last_one(documents: Documents) -> None:
    uploads = [document(sequencer=f"{n:02}") for n in range(16)]
    at_the_same_time(lambda n: documents.put_upload(uploads[5 * n % 16]), 16)
    assert documents.get("d1", "ada") == uploads[-1]


def test_an_upload_made_at_another_time_is_ordered_all_the_same(documents: Documents) -> None:
    later = document(sequencer="0B", created_at=1)
    assert documents.put_upload(later)
    assert not documents.put_upload(document(sequencer="0A", created_at=2))
    assert documents.get("d1", "ada") == later


def test_nobody_uploads_over_another_s_document(documents: Documents) -> None:
    documents.put(document(owner="ada", sequencer="0B"))
    with pytest.raises(NotFound):
        documents.put_upload(document(owner="eve", sequencer="0C"))
    with pytest.raises(NotFound):
        documents.put_upload(document(owner="eve", sequencer="0A"))
