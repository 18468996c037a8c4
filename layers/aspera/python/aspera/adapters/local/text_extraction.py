"""Reading files on this machine: nothing leaves it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.adapters.local.reading.ocr.engine import choose_engine
from aspera.adapters.local.reading.processes.batch_store import BatchStore
from aspera.adapters.local.reading.processes.extraction import Extraction
from aspera.adapters.local.reading.processes.plan import wanted_pages
from aspera.adapters.local.reading.processes.supervision import await_opened, supervised
from aspera.domain.document import MediaType
from aspera.domain.errors import InvalidInput, UnreadableFile
from aspera.ports.objects import Objects
from aspera.ports.text_extraction import ExtractionRequest, PageBatch
from aspera.ports.workflow import TaskCallbacks

_RULES = "5"
"""Counts changes of the rules by which words, lines, layout, tables and typeset pages are found."""
_PAGED = frozenset({MediaType.PDF, MediaType.TIFF})
"""Kinds of file whose pages can be read apart; others are one picture or set as a whole."""


class LocalTextExtraction:
    """The text layer of PDFs, OCR by what is installed, type set for files without pages.

    `report` is told the document's id, how many pages are done, and of how many. `start` returns
    when all is read, and does not wait for the workflow; a job's id is its destination.
    """

    def __init__(
        self,
        objects: Objects,
        callbacks: TaskCallbacks,
        report: Callable[[str, int, int], None] | None,
        processes: int,
        limits: ReadingLimits,
    ) -> None:
        self._objects = objects
        self._callbacks = callbacks
        self._report = report
        self._processes = max(processes, 1)
        self._limits = limits

    @cached_property
    def revision(self) -> str:
        engine = choose_engine(self._limits.ocr)
        ocr = (
            f"{engine.revision} {self._limits.ocr_dpi} dpi {self._limits.max_pixels}" if engine else "no ocr"
        )
        return f"local {_RULES}; pypdfium2 {version('pypdfium2')}; {ocr}"

    def start(self, request: ExtractionRequest, task_token: str) -> str:
        store = BatchStore(self._objects, request.destination)
        if not store.is_finished:
            with self._objects.file(request.object_key) as path:
                store.finish(self._read(path, request, store))
        self._callbacks.succeed(task_token, {"job_id": request.destination})
        return request.destination

    def collect(self, job_id: str, cursor: str | None) -> tuple[PageBatch, str | None]:
        batches = BatchStore(self._objects, job_id).manifest()
        index = 0 if cursor is None else _index(cursor, len(batches))
        return batches[index], str(index + 1) if index + 1 < len(batches) else None

    def _read(self, path: Path, request: ExtractionRequest, store: BatchStore) -> list[PageBatch]:
        check_size(path, self._limits)
        processes = self._processes if request.media_type in _PAGED else 1
        with supervised(path, request.media_type, self._limits) as supervisor:
            started = supervisor.start(processes)
            opened, count = await_opened(supervisor)
            pages = wanted_pages(request.pages, count, self._limits)
            extraction = Extraction(
                supervisor,
                store,
                self._limits,
                pages,
                set(started) - {opened},
                lambda done, total: self._tell(request.document_id, done, total),
            )
            return extraction.run(opened)

    def _tell(self, document_id: str, done: int, total: int) -> None:
        if self._report is not None:
            self._report(document_id, done, total)


class LocalPageCounter:
    """A first look, by a process of its own with little time."""

    def __init__(self, objects: Objects, limits: ReadingLimits) -> None:
        self._objects = objects
        self._limits = limits

    def count(self, object_key: str, media_type: MediaType) -> int:
        with self._objects.file(object_key) as path:
            return count_pages(path, media_type, self._limits)


def count_pages(path: Path, media_type: MediaType, limits: ReadingLimits) -> int:
    """As `PageCounter.count`, of a file that is stored nowhere."""
    check_size(path, limits)
    with supervised(path, media_type, limits) as supervisor:
        supervisor.start(1)
        _, pages = await_opened(supervisor)
        return pages


def check_size(path: Path, limits: ReadingLimits) -> None:
    """UnreadableFile when there is nothing in the file, or more than may be read."""
    size = path.stat().st_size
    if size == 0:
        raise UnreadableFile("The file is empty.")
    if size > limits.max_bytes:
        raise UnreadableFile(
            f"The file has {size / 1e6:,.0f} MB; at most {limits.max_bytes / 1e6:,.0f} MB are read."
        )


def _index(cursor: str, count: int) -> int:
    if not cursor.isascii() or not cursor.isdigit() or int(cursor) >= count:
        raise InvalidInput(f"{cursor!r} is no cursor of this extraction.")
    return int(cursor)
