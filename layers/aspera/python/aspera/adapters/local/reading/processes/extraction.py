"""Reading all pages of a file with several processes, batch by batch."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.adapters.local.reading.processes.batch_store import BatchStore
from aspera.adapters.local.reading.processes.plan import plan_batches
from aspera.adapters.local.reading.processes.reader_process import ReaderProcess
from aspera.adapters.local.reading.processes.supervision import Supervisor
from aspera.domain.errors import Defect
from aspera.domain.page_batch import describe, unread
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
    """`pages` are to be read; batches that an earlier attempt has stored are taken as they are.
    `opening` are the processes that are about to open the file, beside the one that has."""

    def __init__(
        self,
        supervisor: Supervisor,
        store: BatchStore,
        limits: ReadingLimits,
        pages: list[int],
        opening: set[ReaderProcess],
        report: Report,
    ) -> None:
        self._supervisor = supervisor
        self._store = store
        self._limits = limits
        self._report = report
        self._batches = store.stored()
        stored = {page for batch in self._batches for page in range(batch.first, batch.last + 1)}
        missing = [page for page in pages if page not in stored]
        self._tasks = deque(_Task(batch) for batch in plan_batches(missing, 1 + len(opening)))
        self._busy: dict[ReaderProcess, _Task] = {}
        self._total = len(pages)
        self._reported = 0
        self._failures = 0
        self._opening = opening

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
            self._finish(self._busy.pop(process), message["batch"], content)
            self._employ(process)
        elif "pages" in message:
            self._opening.discard(process)
            self._employ(process)
        else:
            self._opening.discard(process)
            self._supervisor.rest(process)
            self._stand_in(message.get("unreadable", ""))

    def _employ(self, process: ReaderProcess) -> None:
        if not self._tasks:
            self._supervisor.rest(process)
            return
        task = self._busy[process] = self._tasks.popleft()
        problems = {str(number): problem for number, problem in task.problems.items()}
        message = {"do": "read", "pages": list(task.pages), "problems": problems}
        kept = self._store.kept(task.pages)
        self._supervisor.ask(process, message, encode_pages(kept) if kept else b"")

    def _finish(self, task: _Task, fields: dict[str, Any], content: bytes) -> None:
        """The pages are counted as they were asked for, whatever a process says."""
        if (fields["first"], fields["last"]) != (task.pages[0], task.pages[-1]):
            raise Defect(f"pages {fields['first']}–{fields['last']} were read for {task.pages}")
        self._batches.append(self._store.put(fields, content))

    def _replace(self, process: ReaderProcess) -> None:
        """A process has ended: the page that it was at is unread, another reads the others."""
        page = process.page
        reason = self._supervisor.lose(process)
        task = self._busy.pop(process, None)
        self._opening.discard(process)
        if task is not None:
            open_pages = [number for number in task.pages if number not in task.problems]
            if open_pages:
                task.problems[page if page in open_pages else open_pages[0]] = reason
            self._tasks.appendleft(task)
        self._failures += 1
        if self._failures < self._limits.failures:
            self._opening.update(self._supervisor.start(1))
        else:
            self._stand_in(f"reading was given up: {self._failures} pages crashed or stalled the reader")

    def _stand_in(self, reason: str) -> None:
        """Write the rest down as unread when nobody is left who could read it."""
        if self._busy or self._opening:
            return
        while self._tasks:
            task = self._tasks.popleft()
            kept = {page.number: page for page in self._store.kept(task.pages)}
            pages = [
                kept.get(number) or unread(number, task.problems.get(number, reason)) for number in task.pages
            ]
            self._finish(task, describe(pages), encode_pages(pages))

    def _report_progress(self) -> None:
        finished = sum(batch.last - batch.first + 1 for batch in self._batches)
        at_hand = sum(
            task.pages.index(process.page)
            for process, task in self._busy.items()
            if process.page in task.pages
        )
        if finished + at_hand > self._reported:
            self._reported = finished + at_hand
            self._report(self._reported, self._total)
