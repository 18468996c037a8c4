"""What part of a whole analysis the agents are: their own time against the CPU time of everything.

One worker, so that nothing waits for a core while its time is taken.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"
FILES = (
    "financebench/pdfs/BESTBUY_2023_10K.pdf",
    "financebench/pdfs/AMCOR_2023_10K.pdf",
    "reports/irs_irm_400p.pdf",
    "sustainability/pdfs/suez_progress_2023.pdf",
)
NUMBERS = ("math", "consistency")
CLAIMS = ("greenwashing", "compliance", "risk")
GOALS = {NUMBERS: 0.25, CLAIMS: 0.30}


def measure() -> dict[str, Any]:
    print(f"{'file':28}{'CPU s':>8}{'numbers':>10}{'claims':>10}   (goals ≤ 25 %, ≤ 30 %)")
    return {Path(file).stem: _shares(SAMPLES / file) for file in FILES}


def _shares(path: Path) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as name:
        before = _children()
        aspera = Path(sys.executable).with_name("aspera")
        command = [aspera, "analyze", str(path), "--workers", "1"]
        folders = ["--workspace", f"{name}/workspace", "--output", f"{name}/reports"]
        subprocess.run([*command, *folders], check=False, capture_output=True)
        seconds = _children() - before
        (found,) = Path(name, "reports").glob("*/findings.json")
        agents = json.loads(found.read_text())["agents"]
    times = {agent["agent_type"]: agent["duration_ms"] / 1000 for agent in agents}
    numbers, claims = (sum(times[agent] for agent in group) / seconds for group in GOALS)
    print(f"{path.stem:28}{seconds:8.2f}{numbers:10.0%}{claims:10.0%}")
    return {"cpu seconds": seconds, "agents": times, "math + consistency": numbers, "the other three": claims}


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
