from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aspera.adapters.memory.objects import MemoryObjects
from aspera.bootstrap import bind
from aspera.domain.document import Document, DocumentStatus, MediaType
from aspera.domain.errors import InvalidInput, NotFound, Unavailable
from aspera.domain.event import EventType
from aspera.domain.run import Options, Run, digest
from aspera.ports.workflow import Execution, ExecutionStatus
from aspera.use_cases.receive_upload import receive_upload
from aspera.use_cases.request_analysis import request_analysis
from aspera.use_cases.settle_document import settle_document
from aspera.use_cases.start_analysis import start_analysis
from tests.unit.use_cases.conftest import World

KEY = "uploads/ann/new-1/report.pdf"
LIMIT = 1000


@dataclass
class NamedExecutions:
    """Starts nothing, and remembers what it was to start."""

    started: dict[str, Any] = field(default_factory=dict)
    ended: set[str] = field(default_factory=set)

    def start(self, name: str, state: dict[str, Any], again: bool = False) -> None:
        assert name not in self.started
        self.started[name] = state

    def describe(self, name: str) -> Execution:
        if name not in self.started:
            raise NotFound(name)
        return Execution(name=name, status=ExecutionStatus.RUNNING)

    def running(self, most: int) -> int:
        return min(most, len(self.started.keys() - self.ended))

    def forget(self, prefix: str) -> None: ...


class Extraction:
    revision = "extraction 1"


class Stage:
    """The world with what starting needs besides."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.workflow = NamedExecutions()
        self.text_extraction = Extraction()
        self.max_bytes = LIMIT
        self.most_running = 50

    def __getattr__(self, name: str) -> Any:
        return getattr(self.world, name)

    def upload(self, key: str = KEY, data: bytes = b"%PDF") -> None:
        self.world.objects.put(key, data)

    def report(self, key: str = KEY, size: int = 4, time: int = 7, sequencer: str = "") -> Run | None:
        run: Run | None = bind(start_analysis, self)(key, size, time, sequencer)
        return run


@pytest.fixture
def stage(world: World) -> Stage:
    return Stage(world)


def test_a_file_that_nobody_announced_gets_a_row_and_a_run(stage: Stage) -> None:
    stage.upload()
    run = stage.report()
    assert run is not None
    document = stage.documents.get("new-1", "ann")
    assert (document.created_at, document.filename, document.size) == (7, "report.pdf", 4)
    assert document.sha256 == hashlib.sha256(b"%PDF").hexdigest()
    assert list(stage.workflow.started) == [run.execution_name]


def test_the_same_report_again_starts_nothing_before_and_after_the_end(stage: Stage) -> None:
    stage.upload()
    first = stage.report()
    done = stage.documents.get("new-1", "ann").model_copy(update={"status": DocumentStatus.COMPLETE})
    stage.documents.put(done)
    assert stage.report() == first
    assert len(stage.workflow.started) == 1
    assert stage.documents.get("new-1", "ann") == done


def test_other_content_under_the_same_key_is_another_run(stage: Stage) -> None:
    stage.upload()
    first = stage.report()
    stage.upload(data=b"%PDF2")
    second = stage.report(size=5)
    assert first is not None and second is not None
    assert first.run_id != second.run_id


def test_an_announced_file_keeps_its_row(stage: Stage) -> None:
    stage.documents.put(announced())
    stage.upload()
    stage.report()
    document = stage.documents.get("new-1", "ann")
    assert (document.created_at, document.filename) == (3, "Report, final.pdf")
    assert document.status is DocumentStatus.PROCESSING


def test_what_was_asked_for_is_what_is_analysed(stage: Stage) -> None:
    stage.upload()
    stage.documents.put(announced().model_copy(update={"status": DocumentStatus.PROCESSING}))
    bind(request_analysis, stage)("new-1", "ann", Options(agents=(), pages=((1, 2),)))
    run = stage.report()
    assert run is not None and run.options.pages == ((1, 2),)


def test_a_file_that_is_not_the_announced_one_is_refused(stage: Stage) -> None:
    stage.documents.put(announced().model_copy(update={"sha256": "0" * 64}))
    stage.upload()
    assert stage.report() is None
    document = stage.documents.get("new-1", "ann")
    assert (document.status, "checksum" in document.reason) == (DocumentStatus.FAILED, True)
    assert stage.workflow.started == {}


@pytest.mark.parametrize("size, word", [(0, "empty"), (LIMIT + 1, "larger")])
def test_an_empty_or_too_large_file_is_told_once(stage: Stage, size: int, word: str) -> None:
    stage.upload()
    assert [stage.report(size=size), stage.report(size=size)] == [None, None]
    assert word in stage.documents.get("new-1", "ann").reason
    told = [event.type for event in stage.events.after("new-1", 0)]
    assert told == [EventType.DOCUMENT_FAILED]


def test_a_file_that_is_gone_is_nothing_to_do(stage: Stage) -> None:
    assert stage.report() is None
    with pytest.raises(NotFound):
        stage.documents.get("new-1", "ann")


def test_while_enough_documents_are_analysed_the_report_goes_back(stage: Stage) -> None:
    stage.most_running = 1
    stage.upload()
    first = stage.report()
    stage.upload("uploads/ann/new-2/x.pdf", b"other")
    with pytest.raises(Unavailable):
        stage.report("uploads/ann/new-2/x.pdf")
    assert stage.report() == first
    assert first is not None
    stage.workflow.ended.add(first.execution_name)
    assert stage.report("uploads/ann/new-2/x.pdf") is not None


def test_a_stranger_cannot_upload_over_a_document(stage: Stage) -> None:
    stage.upload()
    stage.report()
    key = "uploads/eve/new-1/report.pdf"
    stage.upload(key)
    with pytest.raises(NotFound):
        stage.report(key)


def test_a_second_file_beside_a_document_s_own_is_no_upload(stage: Stage) -> None:
    stage.upload()
    stage.report()
    with pytest.raises(InvalidInput):
        bind(receive_upload, stage)("uploads/ann/new-1/other.pdf", 4, 7, "", LIMIT)


@pytest.mark.parametrize("late", [0, 4, LIMIT + 1])
def test_the_late_report_of_an_upload_that_another_has_followed_changes_nothing(
    stage: Stage, late: int
) -> None:
    stage.upload(data=b"%PDF2")
    assert stage.report(size=5, sequencer="0B") is not None
    before = stage.documents.get("new-1", "ann")
    assert stage.report(size=late, sequencer="0A") is None
    assert stage.documents.get("new-1", "ann") == before
    assert len(stage.workflow.started) == 1


def test_of_two_reports_at_the_same_time_the_later_upload_is_what_stands_there(stage: Stage) -> None:
    """The earlier one is dealt with while the later one is stored."""
    stage.upload()
    stage.documents = Overtaken(stage.documents)
    assert stage.report(sequencer="0A") is None
    assert stage.documents.get("new-1", "ann").sequencer == "0B"
    assert stage.workflow.started == {}


class Overtaken:
    """Before the first upload is stored, a later one is."""

    def __init__(self, documents: Any) -> None:
        self._documents = documents

    def __getattr__(self, name: str) -> Any:
        return getattr(self._documents, name)

    def put_upload(self, document: Document) -> bool:
        self._documents.put(document.model_copy(update={"sequencer": "0B", "sha256": "f" * 64}))
        stored: bool = self._documents.put_upload(document)
        return stored


@settings(deadline=None)
@given(st.permutations(range(3)), st.lists(st.integers(0, 2), max_size=6))
def test_reports_in_any_order_and_number_leave_the_last_upload(
    order: Sequence[int], again: Sequence[int]
) -> None:
    """Three uploads in one place: the second is empty. All bytes are there before the first report."""
    stage = Stage(World())
    stage.upload(data=b"last")
    for number in [*order, *again]:
        stage.report(size=(4, 0, 4)[number], sequencer=f"0{number}")
    document = stage.documents.get("new-1", "ann")
    assert (document.sequencer, document.status) == ("02", DocumentStatus.PROCESSING)
    assert document.sha256 == hashlib.sha256(b"last").hexdigest()
    assert len(stage.workflow.started) == 1


def test_five_thousand_uploads_reported_five_times_in_any_order_are_five_thousand_runs(
    stage: Stage,
) -> None:
    stage.most_running = 10_000
    stage.world.objects = Held()
    keys = [f"uploads/owner{n % 7}/doc-{n}/report.pdf" for n in range(5000)]
    reports = 5 * keys
    random.Random(4).shuffle(reports)
    runs = {run.execution_name for key in reports if (run := stage.report(key))}
    assert runs == stage.workflow.started.keys()
    assert len(runs) == 5000


class Held(MemoryObjects):
    """Every file is its own key, and lies on no disk."""

    @contextmanager
    def file(self, key: str) -> Iterator[Any]:
        yield Content(key.encode())


@dataclass
class Content:
    data: bytes

    def open(self, mode: str) -> Any:
        import io

        return io.BytesIO(self.data)


def announced() -> Document:
    return Document(
        document_id="new-1",
        owner="ann",
        filename="Report, final.pdf",
        sha256="",
        media_type=MediaType.UNKNOWN,
        object_key=KEY,
        size=4,
        created_at=3,
        status=DocumentStatus.UPLOADING,
    )


def test_an_execution_that_ended_silently_fails_its_document(world: World) -> None:
    bind(settle_document, world)(world.run, "States.Timeout", "The analysis took too long.")
    document = world.documents.get("doc", "ann")
    assert (document.status, document.reason) == (DocumentStatus.FAILED, "The analysis took too long.")


@pytest.mark.parametrize(
    "change",
    [{"status": DocumentStatus.PARTIAL}, {"run_id": digest("another")}, {"document_id": "elsewhere"}],
)
def test_what_has_ended_otherwise_is_left_alone(world: World, change: dict[str, Any]) -> None:
    stored = world.documents.get("doc", "ann").model_copy(update=change)
    world.documents.delete("doc", "ann")
    world.documents.put(stored)
    bind(settle_document, world)(world.run, "States.Timeout", "")
    assert world.documents.get(stored.document_id, "ann") == stored


def test_paths_are_not_touched_before_they_are_known(stage: Stage, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput):
        stage.report("uploads/../etc/passwd")
    assert stage.workflow.started == {}
