"""`python -m engines up [NAME…] | down | status | lock | run COMMAND…`.

`run` starts every engine, runs the command with ASPERA_ENGINES=required, stops those that it has
started, and ends with the command's exit code."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Collection
from pathlib import Path

from engines.catalogue import ENGINES, Engine
from engines.processes import Running, free_port, is_alive, recall, remember, start, stop, wait

HOME = Path(os.environ.get("ASPERA_ENGINES_HOME") or Path.home() / ".cache" / "aspera-engines")
RECORD = HOME / "run" / "engines.json"


def up(names: list[str]) -> int:
    """Start those that do not run. 1 when a wanted engine cannot run here."""
    wanted = [engine for engine in ENGINES if not names or engine.name in names]
    running = {engine.name: engine for engine in recall(RECORD)}
    started = time.monotonic()
    new = [_start(engine) for engine in wanted if engine.name not in running and not engine.missing]
    remember([*running.values(), *new], RECORD)
    for engine, process in ((e, p) for e in ENGINES for p in new if p.name == e.name):
        wait(process, engine.answers, _log(engine.name))
    print(f"{len(new)} engines started in {time.monotonic() - started:.1f} s")
    status()
    return int(any(engine.missing for engine in wanted))


def run(command: list[str]) -> int:
    before = {engine.pid for engine in recall(RECORD)}
    if up([]):
        return 1
    try:
        return subprocess.run(command, env=os.environ | {"ASPERA_ENGINES": "required"}).returncode
    finally:
        down(keep=before)


def _start(engine: Engine) -> Running:
    home = HOME / engine.name
    home.mkdir(parents=True, exist_ok=True)
    port = free_port()
    command = engine.prepare(home, port)
    _log(engine.name).parent.mkdir(parents=True, exist_ok=True)
    return start(engine.name, command, port, _log(engine.name), home)


def down(keep: Collection[int] = ()) -> int:
    kept = [engine for engine in recall(RECORD) if engine.pid in keep]
    for engine in recall(RECORD):
        if engine not in kept:
            stop(engine)
    remember(kept, RECORD)
    return 0


def status() -> int:
    running = {engine.name: engine for engine in recall(RECORD)}
    for engine in ENGINES:
        process = running.get(engine.name)
        if process and is_alive(process):
            print(f"  {engine.name:12} 127.0.0.1:{process.port}  process {process.pid}")
        elif engine.missing:
            print(f"  {engine.name:12} cannot run here: {', '.join(engine.missing)} is not installed")
        else:
            print(f"  {engine.name:12} not running")
    return 0


def _log(name: str) -> Path:
    return HOME / "run" / f"{name}.log"


def main(arguments: list[str]) -> int:
    match arguments:
        case ["up", *names]:
            return up(names)
        case ["down"]:
            return down()
        case ["status"]:
            return status()
        case ["run", *command] if command:
            return run(command)
        case ["lock"]:
            from engines.locking import lock

            return lock()
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
