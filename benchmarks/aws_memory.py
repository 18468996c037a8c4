"""What each function needs of memory for a document of 3,000 pages, and how large its states become.

The state machine is interpreted in this process, and every function runs in one process of its own,
whose peak is the most of all its calls: a warm environment keeps what it has loaded. The stores are a
laptop's, so that pages need no Textract (benchmarks.textract_memory has that path); boto3, its clients,
Powertools and OpenSearch's client are loaded in each. The document is Best Buy's 10-K over and over.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from aspera.adapters.local.asl.errors import FunctionError
from aspera.bootstrap import LocalPorts
from aspera.settings import as_environment, load_settings
from benchmarks.analysis import FILES, ROOT
from benchmarks.memory import concatenated
from benchmarks.whole_analysis import analyse

PAGES = 3000
MEMORY_GOAL_MB, STATE_LIMIT = 1024, 262_144


class OwnProcesses:
    """A process for each function, one event at a time."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.peaks_mb: dict[str, float] = {}
        self.calls: Counter[str] = Counter()
        self.largest = ("", 0)
        self._environment = {**os.environ, **environment}
        self._processes: dict[str, subprocess.Popen[str]] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def invoke(self, name: str, payload: Any, timeout: float | None = None) -> Any:
        with self._lock:
            lock = self._locks.setdefault(name, threading.Lock())
        with lock:
            answer = self._ask(name, json.dumps(payload))
        if "error" in answer:
            raise FunctionError(answer["error"], answer["message"])
        return answer["result"]

    def close(self) -> None:
        for process in self._processes.values():
            process.communicate()

    def _ask(self, name: str, event: str) -> dict[str, Any]:
        process = self._processes.get(name)
        if process is None:
            command = [sys.executable, "-m", "benchmarks.handler_process", name]
            process = self._processes[name] = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self._environment,
                text=True,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(event + "\n")
        process.stdin.flush()
        line = process.stdout.readline()
        answer: dict[str, Any] = json.loads(line)
        self.peaks_mb[name] = answer.pop("peak_kb") / 1000
        self.calls[name] += 1
        self.largest = max(self.largest, (name, len(event)), (name, len(line)), key=lambda pair: pair[1])
        return answer


def measure() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = concatenated(FILES["BESTBUY_2023_10K"], None, PAGES, Path(folder))
        settings = load_settings(workspace=Path(folder) / "workspace", workers=1)
        ports = LocalPorts(settings)
        with own_processes(as_environment(settings)) as functions:
            vars(ports)["functions"] = functions
            started = time.perf_counter()
            result = analyse(path, ports)
            seconds = time.perf_counter() - started
        state = largest_state(Path(folder) / "workspace" / "executions")
    for name, peak in sorted(functions.peaks_mb.items(), key=lambda pair: -pair[1]):
        print(f"{name:22} {peak:6.0f} MB, {functions.calls[name]:4} calls")
    print(f"{result['pages']} pages, {result['findings']} findings in {seconds:.0f} s")
    print(f"largest state {state:,} bytes (limit {STATE_LIMIT:,})")
    return {
        "pages": result["pages"],
        "peak_mb": functions.peaks_mb,
        "calls": functions.calls,
        "largest_state_bytes": state,
        "largest_event_or_answer": functions.largest,
        "goals_met": max(functions.peaks_mb.values()) <= MEMORY_GOAL_MB and state <= STATE_LIMIT,
    }


@contextmanager
def own_processes(environment: dict[str, str]) -> Iterator[OwnProcesses]:
    functions = OwnProcesses(environment)
    yield functions
    functions.close()


def largest_state(executions: Path) -> int:
    """Bytes of the largest input or output of a state, as the history has them."""
    return max(size for file in executions.glob("*.jsonl") for line in file.open() for size in _sizes(line))


def _sizes(line: str) -> Iterator[int]:
    for value in _texts(json.loads(line)):
        yield len(value)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            if name in ("input", "output"):
                yield part if isinstance(part, str) else json.dumps(part)
            else:
                yield from _texts(part)


if __name__ == "__main__":
    measure()
