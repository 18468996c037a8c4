"""Running the `aspera` command as a user does: in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples/nordhafen_annual_report_2024.pdf"


@dataclass(frozen=True)
class Call:
    code: int
    out: str
    err: str

    @property
    def results(self) -> list[dict]:
        return [json.loads(line) for line in self.out.splitlines() if line.startswith("{")]


Aspera = Callable[..., Call]


def command(*arguments: object) -> list[str]:
    return [str(Path(sys.executable).with_name("aspera")), *map(str, arguments)]


@pytest.fixture
def aspera(tmp_path: Path) -> Aspera:
    """Call `aspera` with a workspace and a current folder of the test's own."""

    def call(*arguments: object, timeout: float = 300, **environment: str) -> Call:
        done = subprocess.run(
            command(*arguments),
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=timeout,
            env=os.environ | {"ASPERA_WORKSPACE": str(tmp_path / "workspace")} | environment,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Call(done.returncode, done.stdout, done.stderr)

    return call
