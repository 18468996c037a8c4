"""Run an execution again and again, killed somewhere else each time, and tell what came of it.

`python -m tests.unit.adapters.local.interruptions <directory>` prints one JSON object a line: where
the execution was killed, its output after it was resumed, the tasks whose success was on record
when it was killed, and every call of a function. This process has one thread, so it may fork.
"""

from __future__ import annotations

import itertools
import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from aspera.adapters.local.asl.history import HistoryEvent
from aspera.adapters.local.workflow import LocalTaskCallbacks, LocalWorkflow
from tests.asl import asking, machine, mapping, parallel, passing, task

# "Limp" is a name whose jitter is short.
EACH = machine(("EachOne", task("square", OutputPath="$.Payload")))
DEFINITION = machine(
    ("Begin", task("echo", ResultPath=None)),
    ("Extract", asking("extract", {"about.$": "$.about"}, ResultPath="$.extracted")),
    (
        "Limp",
        task("flaky", ResultPath=None, Retry=[{"ErrorEquals": ["ValueError"], "JitterStrategy": "FULL"}]),
    ),
    (
        "Both",
        parallel(
            machine(("Each", mapping(EACH, ItemsPath="$.items", MaxConcurrency=2))),
            machine(
                ("Left", task("echo", {"x": 1}, OutputPath="$.Payload")), ("Right", passing(Result="right"))
            ),
            ResultPath="$.both",
        ),
    ),
    ("End", task("echo", {"both.$": "$.both", "extracted.$": "$.extracted"}, OutputPath="$.Payload")),
)
STATE = {"about": "a", "items": [1, 2, 3]}

Die = Callable[[], object]


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Attempt:
    """One process's attempt; dies when the event or the call of a number comes."""

    def __init__(self, directory: Path, at_event: int = 0, at_call: int = 0) -> None:
        self._directory = directory
        self._at_event = at_event
        self._at_call = at_call
        self._calls = itertools.count(1)
        self._events = itertools.count(1)

    def run(self) -> None:
        workflow = LocalWorkflow(DEFINITION, self.invoke, self._directory, observe=self.observe)
        workflow.start("run", STATE)

    def observe(self, event: HistoryEvent) -> None:
        if next(self._events) == self._at_event:
            die()

    def invoke(self, name: str, event: Any) -> Any:
        self._note("begin", name, event)
        if next(self._calls) == self._at_call:
            die()
        result = getattr(self, name)(event)
        self._note("end", name, event)
        return result

    def echo(self, event: Any) -> Any:
        return event

    def square(self, event: int) -> int:
        return event * event

    def flaky(self, event: Any) -> None:
        if '"flaky"' not in self._log.read_text().rpartition("\n[")[0]:
            raise ValueError("the first time")

    def extract(self, event: Any) -> None:
        LocalTaskCallbacks(self._directory).succeed(event["token"], {"job": event["about"]})

    @property
    def _log(self) -> Path:
        return self._directory / "calls.log"

    def _note(self, what: str, name: str, event: Any) -> None:
        about = {key: value for key, value in event.items() if key != "token"} if name == "extract" else event
        with self._log.open("a") as file:
            file.write(json.dumps([what, name, about]) + "\n")


def in_a_process(attempt: Attempt) -> bool:
    """Whether it came to its end."""
    process = os.fork()
    if process == 0:
        try:
            attempt.run()
        finally:
            os._exit(0)
    return os.waitpid(process, 0)[1] == 0


def interrupted(directory: Path, **where: int) -> dict[str, Any]:
    directory.mkdir()
    (directory / "calls.log").touch()
    ended = in_a_process(Attempt(directory, **where))
    history = directory / "run.jsonl"
    events = [json.loads(line) for line in history.read_text().splitlines()] if history.exists() else []
    recorded = [event["position"] for event in events if event["type"] == "TaskSucceeded"]
    before = len((directory / "calls.log").read_text().splitlines())
    in_a_process(Attempt(directory))
    calls = [json.loads(line) for line in (directory / "calls.log").read_text().splitlines()]
    execution = LocalWorkflow(DEFINITION, print, directory).describe("run")
    return {
        **where,
        "ended": ended,
        "status": execution.status,
        "output": execution.output,
        "recorded": recorded,
        "before": calls[:before],
        "after": calls[before:],
    }


def main(directory: Path) -> None:
    for kind in ("at_event", "at_call"):
        for number in itertools.count(1):
            result = interrupted(directory / f"{kind}-{number}", **{kind: number})
            print(json.dumps(result))
            if result["ended"]:
                break


if __name__ == "__main__":
    main(Path(sys.argv[1]))
