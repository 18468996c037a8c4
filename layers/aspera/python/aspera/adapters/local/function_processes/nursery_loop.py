"""The nursery's own process: forks workers, ends them, and dies with its caller.

It is single-threaded and always listening, so it notices at once when the caller is gone, and when
a worker has died it ends what the worker had started.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import pickle
import resource
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from aspera.adapters.local.function_processes.framing import receive
from aspera.adapters.local.function_processes.worker import Handler, Load, serve

MESSAGE = 9
"""Bytes of a command: what to do, and the worker's number."""
START, END = b"s", b"e"

_COLLECTED = 10_000
"""Objects after which garbage is looked for: a batch of pages makes thousands that all stay."""

_PR_SET_PDEATHSIG = 1
_MEMORY = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS


@dataclass(frozen=True)
class Setup:
    """What the functions' processes need to know. `preload` are functions that the nursery loads,
    so that the workers have them from the beginning."""

    load: Load
    preload: Sequence[str]
    environment: Mapping[str, str]
    memory_limit_bytes: int | None


def main(descriptor: int) -> None:
    """For a nursery that was not forked: the caller sends its search path, then the set-up."""
    control = socket.socket(fileno=descriptor)
    sys.path[:] = pickle.loads(receive(control))
    run_nursery(control, pickle.loads(receive(control)))


def run_nursery(control: socket.socket, setup: Setup) -> None:
    """Serve the caller until it is gone."""
    os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _close_all_but(control.fileno())
    _detach_standard_streams()
    os.environ.update(setup.environment)
    nursery = _Nursery(control, setup)
    signal.signal(signal.SIGCHLD, lambda *_: nursery.bury())
    signal.signal(signal.SIGTERM, lambda *_: nursery.end())
    try:
        nursery.work()
    finally:
        nursery.end_all()


@dataclass
class _Nursery:
    control: socket.socket
    setup: Setup
    handlers: dict[str, Handler] = field(default_factory=dict)
    workers: dict[int, int] = field(default_factory=dict)
    """Process ids by number; every one is our child still."""

    def work(self) -> None:
        """Until the caller is gone."""
        self.preload()
        gc.freeze()
        gc.set_threshold(_COLLECTED)
        self.listen()

    def end(self) -> NoReturn:
        """The caller's SIGTERM. Nothing is raised: wherever it arrives, all workers are killed with
        what they have started, and nothing is printed."""
        self.end_all()
        os._exit(0)

    def preload(self) -> None:
        """A function that cannot be loaded says so when it is called."""
        for name in self.setup.preload:
            with contextlib.suppress(Exception):
                self.handlers[name] = self.setup.load(name)

    def listen(self) -> None:
        while True:
            message, descriptors, _, _ = socket.recv_fds(self.control, MESSAGE, 1)
            if len(message) < MESSAGE:
                return
            number = int.from_bytes(message[1:], "big")
            if message[:1] == START:
                self._start(number, descriptors[0])
            else:
                self._kill(self.workers.get(number))

    def bury(self) -> None:
        """Forget the workers that are dead, and end the processes that they leave behind."""
        for number, process in list(self.workers.items()):
            with contextlib.suppress(ChildProcessError):
                if os.waitpid(process, os.WNOHANG)[0]:
                    self.workers.pop(number, None)
                    self._kill(process)

    def end_all(self) -> None:
        for process in list(self.workers.values()):
            self._kill(process)

    def _start(self, number: int, descriptor: int) -> None:
        nursery = os.getpid()
        try:
            process = os.fork()
        except OSError:
            os.close(descriptor)
            return
        if process == 0:
            run_to_the_end(lambda: self._become_worker(descriptor, nursery))
        os.close(descriptor)
        with contextlib.suppress(OSError):
            os.setpgid(process, process)
        self.workers[number] = process
        self.bury()

    def _become_worker(self, descriptor: int, nursery: int) -> None:
        for number in (signal.SIGCHLD, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        os.setpgid(0, 0)
        _die_with(nursery)
        self.control.close()
        os.set_inheritable(descriptor, False)
        if self.setup.memory_limit_bytes is not None:
            limit = self.setup.memory_limit_bytes
            resource.setrlimit(_MEMORY, (limit, limit))
        serve(socket.socket(fileno=descriptor), self.setup.load, self.handlers)

    def _kill(self, process: int | None) -> None:
        """The worker and everything that it has started."""
        if process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process, signal.SIGKILL)


def run_to_the_end(work: Callable[[], object]) -> NoReturn:
    """All that a forked process does; nothing of its caller's is finished or flushed by it."""
    try:
        work()
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(0)


def _die_with(parent: int) -> None:
    """Where the system can, end this process when its parent ends, however that ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)


def _close_all_but(descriptor: int) -> None:
    """What the caller has open is its own business; its locks must not live on here."""
    for number in [int(path.name) for path in Path("/dev/fd").iterdir()]:
        if number > 2 and number != descriptor:
            with contextlib.suppress(OSError):
                os.close(number)


def _detach_standard_streams() -> None:
    """Nothing to read; what functions print is a log, not the caller's output."""
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    os.dup2(2, 1)
    sys.stdout = sys.stderr = os.fdopen(2, "w", buffering=1, errors="backslashreplace", closefd=False)
