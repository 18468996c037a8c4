"""Functions for worker processes to run: every `lambda_handler` here goes by its own name."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Handler = Callable[[Any, Any], Any]
_LOADED_IN = os.getpid()


def load(name: str) -> Handler:
    if name == "preloaded":
        loaded_in = os.getpid()
        return lambda event, context: [loaded_in, os.getpid()]
    if name == "slow_to_load":
        time.sleep(60)
    handler: Handler = globals()[name]
    return handler


def echo(event: Any, context: Any) -> Any:
    return event


def where(event: Any, context: Any) -> int:
    return os.getpid()


def environment(event: Any, context: Any) -> str | None:
    return os.environ.get(event)


def about(event: Any, context: Any) -> dict[str, Any]:
    return {"name": context.function_name, "left": context.get_remaining_time_in_millis()}


def fail(event: Any, context: Any) -> None:
    raise LookupError(f"nothing about {event}")


def unwritable(event: Any, context: Any) -> Any:
    return {"time": datetime.datetime(2026, 1, 1), "nan": float("nan"), "set": {1}}[event]


def die(event: Any, context: Any) -> None:
    os._exit(event)


def leave(event: Any, context: Any) -> None:
    sys.exit(event)


def sleep(event: float, context: Any) -> float:
    time.sleep(event)
    return event


def allocate(event: int, context: Any) -> int:
    return len(bytearray(event))


def say(event: str, context: Any) -> None:
    print(event, flush=True)


def meet(event: list[str], context: Any) -> bool:
    """Wait until all have come: each leaves a file."""
    directory, mine, *others = event
    Path(directory, mine).touch()
    while not all(Path(directory, name).exists() for name in others):
        time.sleep(0.005)
    return True


def beget(event: str, context: Any) -> None:
    """Start a process that outlives this one if nobody ends it, note its id, and sleep."""
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    _note(event, child.pid)
    time.sleep(60)


def abandon(event: str, context: Any) -> None:
    """Fork a process that holds everything open that this one has open, and die."""
    child = os.fork()
    if child == 0:
        time.sleep(60)
        os._exit(0)
    _note(event, child)
    os._exit(1)


def _note(path: str, process: int) -> None:
    draft = Path(f"{path}.{threading.get_ident()}")
    draft.write_text(f"{os.getpid()} {process}")
    draft.replace(path)


def answer_token(event: dict[str, str], context: Any) -> None:
    """Answer a task token, as the function of another process would."""
    from aspera.adapters.local.workflow import LocalTaskCallbacks

    LocalTaskCallbacks(Path(event["directory"])).succeed(event["token"], {"answered_in": os.getpid()})


def count(event: dict[str, Any], context: Any) -> int:
    """Note the call; hang when told so by a file."""
    directory = Path(event["directory"])
    with (directory / "counted").open("a") as file:
        file.write(f"{event['number']}\n")
    if event["number"] == 2 and not (directory / "hung").exists():
        (directory / "hung").touch()
        time.sleep(60)
    return int(event["number"])
