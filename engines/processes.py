"""Start a program in the background, find it again, stop it by its id."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Running:
    name: str
    pid: int
    port: int


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def start(name: str, command: Sequence[str], port: int, log: Path, folder: Path) -> Running:
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            stdout=output,
            stderr=output,
            stdin=subprocess.DEVNULL,
            cwd=folder,
            start_new_session=True,
        )
    return Running(name, process.pid, port)


def wait(engine: Running, answers: Callable[[int], bool], log: Path, seconds: float = 60) -> None:
    """Until the engine answers. SystemExit with the end of its log when it does not."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not is_alive(engine):
            break
        if answers(engine.port):
            return
        time.sleep(0.1)
    tail = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
    raise SystemExit(f"{engine.name} did not start:\n{tail}")


def is_alive(engine: Running) -> bool:
    """A process that ended but was not waited for counts as ended."""
    with contextlib.suppress(ChildProcessError):
        os.waitpid(engine.pid, os.WNOHANG)
    try:
        os.kill(engine.pid, 0)
    except ProcessLookupError:
        return False
    return True


def stop(engine: Running, seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    _send(engine, signal.SIGTERM)
    while is_alive(engine) and time.monotonic() < deadline:
        time.sleep(0.05)
    if is_alive(engine):
        _send(engine, signal.SIGKILL)


def _send(engine: Running, sign: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(engine.pid, sign)


def remember(engines: Sequence[Running], record: Path) -> None:
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text(json.dumps([asdict(engine) for engine in engines], indent=1))


def recall(record: Path) -> list[Running]:
    """Those of the record that still run."""
    if not record.exists():
        return []
    return [engine for entry in json.loads(record.read_text()) if is_alive(engine := Running(**entry))]
