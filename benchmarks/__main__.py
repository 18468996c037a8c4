"""Run the measurements that are named, or all; print their tables, write benchmarks/results/*.json."""

from __future__ import annotations

import importlib
import json
import platform
import sys
from pathlib import Path

RESULTS = Path(__file__).parent / "results"
NAMES = (
    "analysis",
    "agents",
    "memory",
    "interpreter",
    "tables",
    "table_pages",
    "quality",
    "greenwashing",
    "graph",
    "aws",
    "aws_imports",
    "aws_memory",
    "textract_memory",
    "serving",
)


def main(names: list[str]) -> None:
    for name in names or NAMES:
        print(f"\n== {name}", flush=True)
        result = importlib.import_module(f"benchmarks.{name}").measure()
        RESULTS.mkdir(exist_ok=True)
        record = {"machine": f"{platform.machine()}, Python {platform.python_version()}", "result": result}
        (RESULTS / f"{name}.json").write_text(json.dumps(record, indent=2, default=str) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
