"""The state machine's interpreter and the processes that its functions run in.

    .venv/bin/python -m benchmarks.interpreter

Functions do nothing, so what is measured is the interpreter's own work, its history on disk
included. The goal is 1,000 Task states in 0.1 s.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from aspera.adapters.local.functions import ProcessFunctions
from aspera.adapters.local.workflow import LocalWorkflow

ROUNDS = 3
CALLS = 1_000
IMPORT = "from time import perf_counter as now; begun = now(); import aspera.adapters.local.workflow; print(now() - begun)"


def measure() -> dict[str, Any]:
    """Seconds, the median of three."""
    with tempfile.TemporaryDirectory() as directory:
        results = {
            "import": _median(_import),
            "1,000 Task states": _median(_execution(Path(directory), "chain", _chain(1_000), {"x": 1})),
            "Map of 500, 10 at a time": _median(
                _execution(Path(directory), "map", _map(10), list(range(500)))
            ),
            "Map of 500, 1 at a time": _median(_execution(Path(directory), "row", _map(1), list(range(500)))),
            "first answer of a new process": _median(_first_answer),
            "1,000 calls of a function": _median(_calls),
        }
    for name, seconds in results.items():
        print(f"{name:<32}{1000 * seconds:>9.1f} ms")
    return results


def _median(run: Callable[[], float]) -> float:
    return statistics.median(run() for _ in range(ROUNDS))


def _import() -> float:
    return float(
        subprocess.run([sys.executable, "-c", IMPORT], check=True, capture_output=True, text=True).stdout
    )


def _execution(directory: Path, name: str, definition: dict[str, Any], state: Any) -> Callable[[], float]:
    workflow = LocalWorkflow(definition, lambda function, payload: payload, directory)
    runs = iter(range(ROUNDS))

    def run() -> float:
        begun = time.perf_counter()
        workflow.start(f"{name}-{next(runs)}", state)
        return time.perf_counter() - begun

    return run


def _task(**fields: Any) -> dict[str, Any]:
    return {
        "Type": "Task",
        "Resource": "arn:aws:states:::lambda:invoke",
        "Parameters": {"FunctionName": "echo", "Payload.$": "$"},
        "OutputPath": "$.Payload",
        **fields,
    }


def _chain(length: int) -> dict[str, Any]:
    states = {f"State{number}": _task(Next=f"State{number + 1}") for number in range(length - 1)}
    return {"StartAt": "State0", "States": {**states, f"State{length - 1}": _task(End=True)}}


def _map(width: int) -> dict[str, Any]:
    processor = {"StartAt": "Each", "States": {"Each": _task(End=True)}}
    state = {"Type": "Map", "MaxConcurrency": width, "ItemProcessor": processor, "End": True}
    return {"StartAt": "All", "States": {"All": state}}


def load(name: str) -> Callable[[Any, Any], Any]:
    return lambda event, context: event


def _first_answer() -> float:
    begun = time.perf_counter()
    functions = ProcessFunctions(load, 1)
    functions.invoke("echo", {})
    seconds = time.perf_counter() - begun
    functions.close()
    return seconds


def _calls() -> float:
    functions = ProcessFunctions(load, 1)
    functions.invoke("echo", {})
    begun = time.perf_counter()
    for _ in range(CALLS):
        functions.invoke("echo", {"x": 1})
    seconds = time.perf_counter() - begun
    functions.close()
    return seconds


if __name__ == "__main__":
    measure()
