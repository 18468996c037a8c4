"""How large the two layers of the functions are, unzipped and with their bytecode: built by the Makefiles
that `sam build` uses, for Python 3.13 on arm64. Fetches about 80 MB from PyPI."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
GOAL, LIMIT = 150_000_000, 250_000_000
_LAYERS = {"dependencies": "DependenciesLayer", "aspera": "AsperaLayer"}


def measure() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        sizes = {name: _size(_built(name, Path(folder) / name)) for name in _LAYERS}
        packages = (Path(folder) / "dependencies/python").iterdir()
        largest = sorted(((_size(path), path.name) for path in packages), reverse=True)[:8]
    whole = sum(sizes.values())
    parts = ", ".join(f"{name} {size / 1e6:.1f}" for name, size in sizes.items())
    print(f"layers {whole / 1e6:.1f} MB (goal {GOAL / 1e6:.0f} MB): {parts}")
    print("  " + ", ".join(f"{name} {size / 1e6:.0f}" for size, name in largest))
    return {"layer_bytes": sizes, "layers_bytes": whole, "goal_met": whole <= GOAL}


def _built(name: str, artifacts: Path) -> Path:
    python = os.environ.get("PYTHON_313", "python3.13")
    command = ("make", "-s", f"build-{_LAYERS[name]}", f"ARTIFACTS_DIR={artifacts}", f"PYTHON={python}")
    subprocess.run(command, cwd=ROOT / "layers" / name, check=True)
    return artifacts


def _size(path: Path) -> int:
    return sum(part.stat().st_size for part in [path, *path.rglob("*")] if part.is_file())
