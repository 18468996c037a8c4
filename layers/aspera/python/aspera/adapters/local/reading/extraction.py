"""Reading all pages of a file with several processes, batch by batch."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aspera.adapters.local.reading.batch import describe, unread
from aspera.adapters.local.reading.batch_store import BatchStore
from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.adapters.local.reading.page_plan import plan_batches
from aspera.adapters.local.reading.reader_process import ReaderProcess
from aspera.adapters.local.reading.supervision import Supervisor
from aspera.domain.errors import Defect
from aspera.domain.page_codec import encode_pages
from aspera.ports.text_extraction import PageBatch

Report = Callable[[int, int], None]
"""Told how many pages are done, of how many."""


@dataclass(slots=True)
class _Task:
    """Pages for one process; `problems` are those known to be unreadable, and why."""

    pages: range
    problems: dict[int, str] = field(default_factory=dict)


class Extraction:
    """`pages` are to be read; batches that an earlier attempt has stored are taken as they are."""

    def __init__(
        self,
        supervisor: Supervisor,
        store: BatchStore,
        limits: ReadingLimits,
        pages: list[int],
        processes: int,
        report: Report,
    ) -> None:
        self._supervisor = supervisor
        self._store = store
        self._limits = limits
        self._report = report
        self._batches = store.stored()
        stored = {page for batch in self._batches for page in range(batch.first, batch.last + 1)}
        missing = [page for page in pages if page not in stored]
        self._tasks = deque(_Task(batch) for batch in plan_batches(missing, processes))
        self._busy: dict[ReaderProcess, _Task] = {}
        self._total = len(pages)
        self._stored = self._total - len(missing)
        self._reported = 0
        self._failures = 0

    def run(self, opened: ReaderProcess) -> list[PageBatch]:
        """`opened` is the first process that has the file open; others may follow."""
        self._employ(opened)
        while self._busy or self._tasks:
            answer = self._supervisor.next_answer()
            if answer is not None:
                self._handle(*answer)
            self._report_progress()
        return self._batches

    def _handle(self, process: ReaderProcess, message: dict[str, Any] | None, content: bytes) -> None:
        if message is None:
            self._replace(process)
        elif "kept" in message:
            self._store.keep(int(message["kept"]), content)
        elif "batch" in message:
            self._finish(process, self._busy.pop(process), message["batch"], content)
            self._employ(process)
        elif "pages" in message:
            self._employ(process)
        else:
            raise Defect(f"a reading process answered {message}")

    def _employ(self, process: ReaderProcess) -> None:
        if not self._tasks:
            self._supervisor.rest(process)
            return
        task = self._busy[process] = self._tasks.popleft()
        problems = {str(number): problem for number, problem in task.problems.items()}
        message = {"do": "read", "pages": list(task.pages), "problems": problems}
        self._supervisor.ask(process, message, self._store.kept(task.pages))
