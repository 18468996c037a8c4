"""Keeping an eye on reading processes: who answers, who takes too long, who is gone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.adapters.local.reading.processes.reader_process import Answer, ReaderProcess
from aspera.domain.document import MediaType
from aspera.domain.errors import UnreadableFile

_TICK = 0.5
"""Seconds between two looks at how far the processes are."""


@dataclass(slots=True)
class _Watch:
    """A request under way: the page at hand, since when, and how long one may take."""

    page: int
    since: float
    seconds: float
    is_overdue: bool = False


class Supervisor:
    """Opens one file in as many processes as are started. Use it as a context."""

    def __init__(self, path: Path, media_type: MediaType, limits: ReadingLimits, scratch: Path) -> None:
        self._media_type = media_type
        self._file = {"path": str(path), "media_type": media_type.value, "limits": asdict(limits)}
        self._limits = limits
        self._scratch = scratch
        self._answers: SimpleQueue[Answer] = SimpleQueue()
        self._watches: dict[ReaderProcess, _Watch | None] = {}
        self._started = 0
        self._next_look = monotonic() + _TICK

    def start(self, count: int) -> list[ReaderProcess]:
        """Have `count` more processes open the file; each answers {pages} or {unreadable}."""
        marks = [self._scratch / str(self._started + index) for index in range(count)]
        self._started += count
        processes = [ReaderProcess(mark, self._media_type) for mark in marks]
        for process in processes:
            process.listen(self._answers)
            message = {"do": "open", "mark": str(process.mark), **self._file}
            self.ask(process, message, seconds=self._limits.seconds_to_open)
        return processes

    def ask(
        self, process: ReaderProcess, message: dict[str, Any], content: bytes = b"", seconds: float = 0.0
    ) -> None:
        """`seconds` are for each page; those of the limits unless given."""
        watch = _Watch(process.page, monotonic(), seconds or self._limits.seconds_per_page)
        self._watches[process] = watch
        process.ask(message, content)

    def next_answer(self) -> Answer | None:
        """None now and then, so that the caller can look at the progress."""
        try:
            answer = self._answers.get(timeout=max(self._next_look - monotonic(), 0))
        except Empty:
            answer = None
        if monotonic() >= self._next_look:
            self._look()
        return answer

    def rest(self, process: ReaderProcess) -> None:
        """It has answered in full."""
        self._watches[process] = None

    def lose(self, process: ReaderProcess) -> str:
        """Put away a process that has ended; the reason, for the end of a sentence."""
        watch = self._watches.pop(process)
        reason = process.close()
        if watch and watch.is_overdue:
            return f"reading it takes longer than {watch.seconds:g} seconds"
        return reason

    def close(self) -> None:
        for process in self._watches:
            process.stop()
        for process in self._watches:
            process.close()

    def _look(self) -> None:
        now = monotonic()
        self._next_look = now + _TICK
        for process, watch in self._watches.items():
            if watch is None or watch.is_overdue:
                continue
            if process.page != watch.page:
                watch.page, watch.since = process.page, now
            elif now - watch.since > watch.seconds:
                watch.is_overdue = True
                process.stop()


@contextmanager
def supervised(path: Path, media_type: MediaType, limits: ReadingLimits) -> Iterator[Supervisor]:
    with TemporaryDirectory(prefix="aspera-") as scratch:
        supervisor = Supervisor(path, media_type, limits, Path(scratch))
        try:
            yield supervisor
        finally:
            supervisor.close()


def await_answer(supervisor: Supervisor) -> Answer:
    while True:
        answer = supervisor.next_answer()
        if answer is not None:
            return answer


def await_opened(supervisor: Supervisor) -> tuple[ReaderProcess, int]:
    """The process that opened the file first, and the file's pages. UnreadableFile, one line for
    people, when it cannot be opened."""
    process, message, _ = await_answer(supervisor)
    if message is None:
        raise UnreadableFile(f"The file cannot be opened: {supervisor.lose(process)}.")
    if "unreadable" in message:
        raise UnreadableFile(message["unreadable"])
    supervisor.rest(process)
    return process, int(message["pages"])
