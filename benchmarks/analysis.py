"""The whole analysis against raw text extraction and against other readers."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT.parent / "shared" / "samples"
FILES = {
    "BESTBUY_2023_10K": SAMPLES / "financebench/pdfs/BESTBUY_2023_10K.pdf",
    "irs_irm_400p": SAMPLES / "reports/irs_irm_400p.pdf",
    "orange_integrated_2023": SAMPLES / "sustainability/pdfs/orange_integrated_2023.pdf",
}
PEERS = ROOT / ".venv-benchmark"
ROUNDS = 3


def measure() -> dict[str, Any]:
    peers = _peers()
    results = {name: _file(path, peers) for name, path in FILES.items()}
    _print(results)
    return results


def _file(path: Path, peers: Path) -> dict[str, Any]:
    """The runs of one round stand side by side, so a busy machine slows all of them alike."""
    floors, runs = [], []
    for _ in range(ROUNDS):
        floors.append(_seconds(peers, "floor", path))
        runs.append(json.loads(_run([sys.executable, "-m", "benchmarks.whole_analysis", str(path)])))
    middle = sorted(runs, key=lambda run: run["seconds"])[len(runs) // 2]
    slow = {tool: _seconds(peers, tool, path) for tool in ("markitdown", "pdfplumber")}
    floor = statistics.median(floors)
    return {
        "pages": middle["pages"],
        "floor_seconds": floor,
        "analysis_seconds": middle["seconds"],
        "first_of_session_seconds": middle["first"],
        "times_floor": middle["seconds"] / floor,
        "times_faster": {tool: seconds / middle["seconds"] for tool, seconds in slow.items()},
        "peer_seconds": slow,
        "states": middle["states"],
        "agents_ms": middle["agents"],
    }


def _seconds(peers: Path, tool: str, path: Path) -> float:
    return float(_run([str(peers), "-m", "benchmarks.peers", tool, str(path)]).split()[-1])


def _run(command: list[str]) -> str:
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def _peers() -> Path:
    """The Python of the environment that holds the other tools; made when it is not there."""
    python = PEERS / "bin" / "python"
    if not (PEERS / ".ready").exists():
        venv.create(PEERS, with_pip=True)
        requirements = ROOT / "benchmarks" / "requirements.txt"
        _run([str(python), "-m", "pip", "install", "-q", "--require-hashes", "-r", str(requirements)])
        (PEERS / ".ready").touch()
    return python


def _print(results: dict[str, Any]) -> None:
    print(
        f"{'file':24}{'pages':>6}{'floor s':>9}{'ours s':>8}{'× floor':>9}{'markitdown':>12}{'pdfplumber':>12}"
    )
    for name, row in results.items():
        faster = row["times_faster"]
        print(
            f"{name:24}{row['pages']:>6}{row['floor_seconds']:>9.3f}{row['analysis_seconds']:>8.2f}"
            f"{row['times_floor']:>9.1f}{faster['markitdown']:>11.1f}×{faster['pdfplumber']:>11.1f}×"
        )
        stages = "  ".join(
            f"{state} {seconds:.2f}" for state, seconds in row["states"].items() if seconds >= 0.005
        )
        print(f"    first document of a session: {row['first_of_session_seconds']:.2f} s")
        print(f"    seconds by state: {stages}")
