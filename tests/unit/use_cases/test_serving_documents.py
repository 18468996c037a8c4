"""Use cases behind the server: uploads, requests, deletion, findings, export."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from aspera.bootstrap import bind
from aspera.domain.document import DocumentStatus
from aspera.domain.errors import InvalidInput, NotFound, UnreadableFile
from aspera.domain.event import EventType
from aspera.domain.finding import Severity
from aspera.domain.review import ReviewChange, ReviewState
from aspera.domain.run import Options
from aspera.use_cases.abandon_uploads import abandon_uploads
from aspera.use_cases.accept_upload import accept_upload
from aspera.use_cases.create_upload import Announcement, PlannedUpload, create_upload
from aspera.use_cases.delete_document import delete_document
from aspera.use_cases.list_findings import FindingFilter, accepted_findings, list_findings
from aspera.use_cases.request_analysis import (
    remember_request,
    request_analysis,
    requested_options,
    settle_request,
    unfinished_documents,
)
from aspera.use_cases.upload_document import upload_document
from tests.contract.examples import document, finding
from tests.graphql.memory_ports import MemoryPorts

CONTENT = b"Total emissions were 12 tonnes.\n"
SHA256 = hashlib.sha256(CONTENT).hexdigest()
LIMIT = 1_000
OPTIONS = Options(agents=("math",))


@pytest.fixture
def ports() -> MemoryPorts:
    return MemoryPorts()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "sent"
    path.write_bytes(CONTENT)
    return path


def announce(ports: MemoryPorts, name: str = "a.txt", nonce: str = "1", **claims: object) -> PlannedUpload:
    wanted = Announcement(
        **{"filename": name, "size": len(CONTENT), "media_type": "text/html", "nonce": nonce} | claims
    )
    planned: PlannedUpload = bind(create_upload, ports)(wanted, "ada", LIMIT)
    return planned


def test_an_announced_file_is_uploading_until_it_came(ports: MemoryPorts, path: Path) -> None:
    planned = announce(ports)
    assert ports.documents.get(planned.document_id, "ada").status is DocumentStatus.UPLOADING
    stored = bind(accept_upload, ports)(path, planned.document_id, "ada")
    assert (stored.status, stored.sha256, stored.media_type.value) == (
        DocumentStatus.PROCESSING,
        SHA256,
        "text/plain",
    )
    assert ports.objects.get(stored.object_key) == CONTENT


def test_two_announcements_are_two_documents_until_their_content_is_known(
    ports: MemoryPorts, path: Path
) -> None:
    one, other = announce(ports, nonce="1"), announce(ports, nonce="2")
    assert one.document_id != other.document_id
    bind(accept_upload, ports)(path, one.document_id, "ada")
    assert bind(accept_upload, ports)(path, other.document_id, "ada").document_id == one.document_id
    with pytest.raises(NotFound):
        ports.documents.get(other.document_id, "ada")
    assert announce(ports, nonce="3", sha256=SHA256).duplicate_of == one.document_id


def test_a_file_of_no_supported_kind_is_not_stored(ports: MemoryPorts, path: Path) -> None:
    planned = announce(ports, name="a.pdf")
    with pytest.raises(UnreadableFile):
        bind(accept_upload, ports)(path, planned.document_id, "ada")
    assert list(ports.objects.list("")) == []


def test_a_stranger_cannot_fill_an_announcement(ports: MemoryPorts, path: Path) -> None:
    with pytest.raises(NotFound):
        bind(accept_upload, ports)(path, announce(ports).document_id, "eve")


def test_what_never_came_is_forgotten_after_an_hour(ports: MemoryPorts) -> None:
    announce(ports)
    assert bind(abandon_uploads, ports)("ada") == 0
    ports.clock.advance(3_601)
    assert bind(abandon_uploads, ports)("ada") == 1
    assert ports.documents.list("ada")[0] == []


def test_the_command_line_finds_what_the_browser_has_uploaded(ports: MemoryPorts, path: Path) -> None:
    planned = announce(ports)
    bind(accept_upload, ports)(path, planned.document_id, "ada")
    named = path.rename(path.with_name("other name.txt"))
    assert bind(upload_document, ports)(named, "ada", LIMIT).document_id == planned.document_id


def test_what_was_asked_for_is_remembered_until_it_is_settled(ports: MemoryPorts) -> None:
    ports.documents.put(document(status=DocumentStatus.COMPLETE))
    waiting = bind(request_analysis, ports)("d1", "ada", OPTIONS)
    assert waiting.status is DocumentStatus.PROCESSING
    assert [d.document_id for d in unfinished_documents("ada", documents=ports.documents)] == ["d1"]
    other = Options(agents=("risk",))
    assert requested_options(waiting, other, objects=ports.objects) == OPTIONS
    settle_request(waiting, objects=ports.objects)
    assert requested_options(waiting, other, objects=ports.objects) == other


def test_what_is_to_be_done_with_a_file_is_known_before_it_comes(ports: MemoryPorts, path: Path) -> None:
    planned = announce(ports)
    bind(remember_request, ports)(planned.document_id, "ada", OPTIONS)
    accepted = bind(accept_upload, ports)(path, planned.document_id, "ada")
    assert requested_options(accepted, Options(agents=("risk",)), objects=ports.objects) == OPTIONS
    with pytest.raises(NotFound):
        bind(remember_request, ports)(planned.document_id, "eve", OPTIONS)


def test_a_wish_for_a_file_that_never_came_is_forgotten_with_it(ports: MemoryPorts) -> None:
    bind(remember_request, ports)(announce(ports).document_id, "ada", OPTIONS)
    ports.clock.advance(3_601)
    bind(abandon_uploads, ports)("ada")
    assert list(ports.objects.list("requests/")) == []


def test_a_file_that_is_not_there_cannot_be_analysed(ports: MemoryPorts) -> None:
    with pytest.raises(InvalidInput):
        bind(request_analysis, ports)(announce(ports).document_id, "ada", OPTIONS)


def test_deleting_leaves_nothing_and_touches_nobody_else(ports: MemoryPorts) -> None:
    ports.load("two_owners", "three_findings", "events_and_agents", "a_review")
    for key in ("uploads/ada/d1/report.pdf", "runs/d1/r1/analysis.json", "uploads/ada/d2/older.pdf"):
        ports.objects.put(key, b"x")
    bind(delete_document, ports)("d1", "ada")
    assert list(ports.objects.list("")) == ["uploads/ada/d2/older.pdf"]
    for port in (ports.findings, ports.reviews, ports.agent_executions):
        assert list(port.list("d1")) == []
    assert ports.events.last("d1") == 0
    assert ports.events.last("e1") == 1
    assert len(ports.findings.list("e1")) == 1
    with pytest.raises(NotFound):
        bind(delete_document, ports)("d1", "ada")


def test_whoever_watches_is_told_of_a_deletion_under_the_next_number(ports: MemoryPorts) -> None:
    ports.load("two_owners", "events_and_agents")
    last = ports.events.last("d1")
    bind(delete_document, ports)("d1", "ada")
    (told,) = ports.progress.published
    assert (told.document_id, told.type, told.sequence) == ("d1", EventType.DOCUMENT_DELETED, last + 1)


def test_a_cursor_of_other_findings_is_refused(ports: MemoryPorts) -> None:
    ports.documents.put(document())
    ports.findings.replace("d1", [finding(f"f{number}") for number in range(5)])
    everything = FindingFilter()
    first = bind(list_findings, ports)("d1", "ada", everything, 2)
    assert [item.finding.finding_id for item in first.items] == ["f0", "f1"]
    rest = bind(list_findings, ports)("d1", "ada", everything, 10, first.cursor)
    assert ([item.finding.finding_id for item in rest.items], rest.cursor, rest.total) == (
        ["f2", "f3", "f4"],
        None,
        5,
    )
    with pytest.raises(InvalidInput):
        filtered = FindingFilter(severities=frozenset({Severity.HIGH}))
        bind(list_findings, ports)("d1", "ada", filtered, 2, first.cursor)


def test_what_was_dismissed_after_all_is_not_accepted(ports: MemoryPorts) -> None:
    for finding_id, state in (("f1", "ACCEPTED"), ("f2", "ACCEPTED"), ("f1", "DISMISSED")):
        ports.reviews.append("d1", finding_id, "ada", ReviewChange(state=ReviewState(state)))
    assert accepted_findings("d1", reviews=ports.reviews) == {"f2"}
