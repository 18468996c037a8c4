"""The caller's side of the nursery."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import Protocol

from aspera.adapters.local.function_processes.framing import send
from aspera.adapters.local.function_processes.nursery_loop import (
    END,
    MESSAGE,
    START,
    Setup,
    main,
    run_nursery,
    run_to_the_end,
)

_MAIN = f"import sys; from {main.__module__} import main; main(int(sys.argv[1]))"


class Nursery:
    """Forked when the calling process has one thread, else a fresh interpreter (then `setup` has
    to be picklable: no functions of `__main__`, no lambdas)."""

    def __init__(self, setup: Setup) -> None:
        self._control, theirs = socket.socketpair()
        self._number = 0
        self._lock = threading.Lock()
        with theirs:
            if threading.active_count() == 1:
                self._process: _Process = _fork(theirs, setup)
            else:
                self._process = _spawn(self._control, theirs, setup)

    def start(self) -> tuple[int, socket.socket]:
        """A new worker's number and the way to it. OSError when the nursery is gone."""
        ours, theirs = socket.socketpair()
        with self._lock, theirs:
            self._number += 1
            try:
                socket.send_fds(self._control, [_message(START, self._number)], [theirs.fileno()])
            except OSError:
                ours.close()
                raise
            return self._number, ours

    def end(self, number: int) -> None:
        """Kill a worker with everything that it has started, now."""
        with self._lock, contextlib.suppress(OSError):
            self._control.sendall(_message(END, number))

    def close(self) -> None:
        """Kill all workers; return when the nursery is gone. Again is no error."""
        with self._lock:
            if self._control.fileno() < 0:
                return
            self._control.close()
        with contextlib.suppress(ChildProcessError, ProcessLookupError):
            self._process.terminate()
            self._process.wait()


def _message(command: bytes, number: int) -> bytes:
    return command + number.to_bytes(MESSAGE - 1, "big")


class _Process(Protocol):
    def terminate(self) -> object: ...

    def wait(self) -> object: ...


@dataclass(frozen=True)
class _Forked:
    process: int

    def terminate(self) -> None:
        os.kill(self.process, signal.SIGTERM)

    def wait(self) -> None:
        os.waitpid(self.process, 0)


def _fork(theirs: socket.socket, setup: Setup) -> _Process:
    sys.stdout.flush()
    sys.stderr.flush()
    process = os.fork()
    if process == 0:
        run_to_the_end(lambda: run_nursery(theirs, setup))
    return _Forked(process)


def _spawn(ours: socket.socket, theirs: socket.socket, setup: Setup) -> _Process:
    message = pickle.dumps(setup)
    descriptor = theirs.fileno()
    process = subprocess.Popen([sys.executable, "-c", _MAIN, str(descriptor)], pass_fds=[descriptor])
    send(ours, pickle.dumps(sys.path))
    send(ours, message)
    return process
