"""How long a handler takes to import, against boto3 and Powertools alone; and how long it takes until it
could deal with its first event, with every port made that its use case names.

Processor time, as others use the machine too; the two are measured in turns with one interpreter, the
median of each. ASPERA_BENCHMARK_PYTHON names another interpreter than this one, as Lambda's 3.13.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
GOAL = 1.15
_RUNS = 5
_FLOOR = "import boto3, aws_lambda_powertools"
_IMPORT = "import app"
_READY = "import app; getattr(app.lambda_handler, '_task', app.lambda_handler).prepare()"
_STACK = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "us-east-1",
    "ASPERA_BUCKET": "aspera",
    "ASPERA_TABLE_PREFIX": "aspera",
    "ASPERA_SEARCH_ENDPOINT": "http://127.0.0.1:1",
}


def measure() -> dict[str, Any]:
    folders = sorted(path.parent for path in (ROOT / "functions").glob("*/app.py"))
    result = {folder.name: _of(folder) for folder in folders}
    met = sum(one["import"] <= GOAL for one in result.values())
    print(f"{met} of {len(result)} are imported within {GOAL} × boto3 and Powertools")
    return {"python": _python(), "handlers": result}


def _of(folder: Path) -> dict[str, float]:
    programs = {"floor": _FLOOR, "import": _IMPORT}
    if (
        "lambda_task(" in (folder / "app.py").read_text()
        or "lambda_queue(" in (folder / "app.py").read_text()
    ):
        programs["ready"] = _READY
    for program in programs.values():
        _seconds(program, folder)
    times: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(_RUNS):
        for name, program in programs.items():
            times[name].append(_seconds(program, folder))
    medians = {name: statistics.median(found) for name, found in times.items()}
    ratios = {name: seconds / medians["floor"] for name, seconds in medians.items() if name != "floor"}
    ready = f", ready {ratios['ready']:.2f} ×" if "ready" in ratios else ""
    print(f"{folder.name:22} import {ratios['import']:.2f} ×{ready} (floor {medians['floor']:.3f} s)")
    return ratios | {"floor_seconds": medians["floor"]}


def _seconds(program: str, folder: Path) -> float:
    environment = {**os.environ, **_STACK, "PYTHONPATH": str(ROOT / "layers/aspera/python")}
    started = _used_by_children()
    subprocess.run([_python(), "-c", program], check=True, cwd=folder, env=environment)
    return _used_by_children() - started


def _python() -> str:
    return os.environ.get("ASPERA_BENCHMARK_PYTHON", sys.executable)


def _used_by_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
