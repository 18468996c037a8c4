from __future__ import annotations

from pathlib import Path

import pytest

from aspera.bootstrap import bind
from aspera.domain.document import Document, DocumentStatus
from aspera.domain.errors import InvalidInput, NotFound, UnreadableFile
from aspera.use_cases.fail_document import StateError, fail_document
from aspera.use_cases.find_document import find_document
from aspera.use_cases.read_analysis import read_analysis
from aspera.use_cases.upload_document import upload_document

MEGABYTE = 1_000_000


def upload(world, path: Path, owner: str = "ann", limit: int = MEGABYTE) -> Document:
    return bind(upload_document, world)(path, owner, limit)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "annual.txt"
    path.write_text("We grew.")
    return path


def test_a_file_is_stored_with_its_owner(world, report: Path) -> None:
    document = upload(world, report)
    assert world.objects.get(document.object_key) == b"We grew."
    assert world.documents.get(document.document_id, "ann") == document


def test_the_same_content_is_the_same_document_whatever_it_is_called(world, report: Path) -> None:
    first = upload(world, report)
    assert upload(world, report.rename(report.with_name("copy.txt"))) == first


def test_of_several_documents_with_the_same_content_one_that_has_not_failed_is_taken(
    world, report: Path
) -> None:
    failed = upload(world, report).model_copy(update={"status": DocumentStatus.FAILED})
    world.documents.put(failed)
    assert upload(world, report) == failed
    twin = failed.model_copy(update={"document_id": "z", "status": DocumentStatus.COMPLETE})
    world.documents.put(twin)
    assert upload(world, report) == twin


def test_the_same_content_of_another_owner_is_another_document(world, report: Path) -> None:
    assert upload(world, report).document_id != upload(world, report, "eve").document_id


@pytest.mark.parametrize(
    ("content", "limit", "reason"), [(b"", MEGABYTE, "empty"), (b"xx", 1, "larger than the limit")]
)
def test_what_cannot_be_taken_is_refused_in_one_line(world, tmp_path, content, limit, reason) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=reason):
        upload(world, path, limit=limit)


def test_a_folder_or_a_missing_file_is_refused(world, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="not a regular file"):
        upload(world, tmp_path)
    with pytest.raises(UnreadableFile, match="No such file"):
        upload(world, tmp_path / "gone.pdf")


def test_a_document_is_meant_by_its_id_a_part_of_it_or_its_name(world) -> None:
    for reference in ("doc", "do", "report.pdf"):
        assert find_document(reference, "ann", documents=world.documents).document_id == "doc"
    with pytest.raises(NotFound):
        find_document("doc", "eve", documents=world.documents)
    twin = world.documents.get("doc", "ann").model_copy(update={"document_id": "doc2"})
    world.documents.put(twin)
    with pytest.raises(InvalidInput, match="several"):
        find_document("report.pdf", "ann", documents=world.documents)


def test_an_analysis_that_has_not_ended_is_not_found(world) -> None:
    with pytest.raises(NotFound, match="has not ended"):
        bind(read_analysis, world)("doc", "ann")


@pytest.mark.parametrize(
    ("cause", "reason"),
    [
        ('{"errorType": "InvalidInput", "errorMessage": "the file is locked"}', "the file is locked"),
        ("plain words", "plain words"),
        ("", "InvalidInput"),
    ],
)
def test_why_it_failed_is_stored_and_pushed(world, cause: str, reason: str) -> None:
    error = StateError.model_validate({"Error": "InvalidInput", "Cause": cause})
    bind(fail_document, world)(world.run, error)
    analysis = bind(read_analysis, world)("doc", "ann")
    assert (analysis.status, analysis.reason) == (DocumentStatus.FAILED, reason)
    assert world.progress.published[-1].detail["reason"] == reason
