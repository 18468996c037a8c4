"""A reading process as its parent sees it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import warnings
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from time import monotonic, sleep
from typing import Any, BinaryIO, Protocol, cast

from aspera.adapters.local.reading.processes.frames import OUT_OF_MEMORY, PAGE_BYTES, receive, send
from aspera.domain.document import MediaType

_MODULE = "aspera.adapters.local.reading.processes.page_reader"
_LAST_MOMENTS, _PAUSE = 2.0, 0.001
"""Seconds."""


class ReaderProcess:
    """Started at once. `mark` is a file in which it says which page it is at."""

    def __init__(self, mark: Path, media_type: MediaType) -> None:
        mark.write_bytes(bytes(PAGE_BYTES))
        self.mark = mark
        self._child: Child = _Forked(media_type) if _can_fork() else _Spawned()

    def listen(self, answers: SimpleQueue[Answer]) -> None:
        """Put what it answers, and at last None, into the queue. Afterwards this process has
        more than one thread and is not forked any more."""
        self._listener = threading.Thread(target=self._pump, args=(answers,), daemon=True)
        self._listener.start()

    def _pump(self, answers: SimpleQueue[Answer]) -> None:
        with suppress(OSError, ValueError):
            while (frame := receive(self._child.answers)) is not None:
                answers.put((self, *frame))
        answers.put((self, None, b""))

    def ask(self, message: dict[str, Any], content: bytes = b"") -> None:
        with suppress(OSError):  # it has ended, and the queue says so
            send(self._child.requests, message, content)

    @property
    def page(self) -> int:
        """The page that it began last, 0 when none (or when somebody has tidied up /tmp)."""
        try:
            return int.from_bytes(self.mark.read_bytes()[:PAGE_BYTES], "little")
        except OSError:
            return 0

    def stop(self) -> None:
        """End it; whoever listens is told."""
        self._child.kill()

    def close(self) -> str:
        """End it if need be, and say how it ended if it did so itself."""
        status = self._child.wait(_LAST_MOMENTS)
        self._listener.join()
        for stream in (self._child.requests, self._child.answers):
            with suppress(OSError):
                stream.close()
        if status == OUT_OF_MEMORY:
            return "it needs too much memory"
        return "the reader crashed on it: it is damaged or needs too much memory"


Answer = tuple[ReaderProcess, dict[str, Any] | None, bytes]
"""Who answers, the answer (None: the process has ended), and its content."""


class Child(Protocol):
    requests: BinaryIO
    answers: BinaryIO

    def kill(self) -> None: ...

    def wait(self, seconds: float) -> int:
        """Its exit status; killed when it has not ended by itself in that time."""


class _Forked:
    """A fork of this process: it starts in 3 ms, not in 150."""

    def __init__(self, media_type: MediaType) -> None:
        from aspera.adapters.local.reading.processes.page_reader import run
        from aspera.adapters.local.reading.reader import load_code

        load_code(media_type)
        parent = os.getpid()
        its_requests, to_child = os.pipe()
        from_child, its_answers = os.pipe()
        with warnings.catch_warnings():
            # Python 3.12 warns of native threads; those of numpy are idle and hold no lock.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._pid = os.fork()
        if self._pid == 0:
            status = 1
            try:
                os.close(to_child)
                os.close(from_child)
                status = run(os.fdopen(its_requests, "rb"), os.fdopen(its_answers, "wb"), parent)
            finally:
                os._exit(status)
        os.close(its_requests)
        os.close(its_answers)
        self.requests: BinaryIO = os.fdopen(to_child, "wb")
        self.answers: BinaryIO = os.fdopen(from_child, "rb")
        self._status: int | None = None

    def kill(self) -> None:
        if self._status is None:
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)

    def wait(self, seconds: float) -> int:
        deadline = monotonic() + seconds
        while self._status is None and monotonic() < deadline:
            self._reap(os.WNOHANG)
            sleep(_PAUSE)
        self.kill()
        self._reap(0)
        return self._status or 0

    def _reap(self, options: int) -> None:
        if self._status is None:
            try:
                pid, status = os.waitpid(self._pid, options)
            except ChildProcessError:  # somebody else has waited for it
                pid, status = self._pid, 0
            if pid:
                self._status = os.waitstatus_to_exitcode(status)


class _Spawned:
    """A new interpreter, where this process must not be forked."""

    def __init__(self) -> None:
        path = os.pathsep.join(filter(None, sys.path))
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", _MODULE, str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
        )
        self.requests = cast(BinaryIO, self._process.stdin)
        self.answers = cast(BinaryIO, self._process.stdout)

    def kill(self) -> None:
        self._process.kill()

    def wait(self, seconds: float) -> int:
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            return self._process.wait()


def _can_fork() -> bool:
    """Only where nothing else runs in this process: a fork takes one thread along and every
    lock that another holds."""
    return sys.platform == "linux" and threading.active_count() == 1
