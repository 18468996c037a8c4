"""What the agents that check numbers find, as `aspera evaluate` measures it: its figures without their texts."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.agents import NUMBERS, SAMPLES


def measure() -> dict[str, Any]:
    return {subject: _evaluated(subject) for subject in NUMBERS}


def _evaluated(subject: str) -> Any:
    aspera = Path(sys.executable).with_name("aspera")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "figures.json"
        command = [aspera, "evaluate", subject, "--data", str(SAMPLES), "--json", str(path)]
        subprocess.run(command, check=True)
        return json.loads(path.read_text())
