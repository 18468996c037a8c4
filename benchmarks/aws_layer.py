"""How large the functions' layer is, unzipped: the runtime dependencies and the extra `aws` for Python
3.13 on arm64, without what layers/dependencies/leave_out.txt names. Fetches about 80 MB from PyPI."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LEAVE_OUT = ROOT / "layers" / "dependencies" / "leave_out.txt"
GOAL, LIMIT = 150_000_000, 250_000_000
_SERVICES = {
    *("appsync", "bedrock-runtime", "dynamodb", "events", "iam", "neptunedata", "s3", "secretsmanager"),
    *("sns", "sqs", "ssm", "stepfunctions", "sts", "textract"),
}
"""Models that botocore needs here; the other 400 are 20 MB."""


def measure() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        layer = Path(folder) / "python"
        _install(layer)
        whole = _size(layer)
        _leave_out(layer)
        left = _size(layer)
        largest = sorted(((_size(path), path.name) for path in layer.iterdir()), reverse=True)[:8]
    print(f"as installed {whole / 1e6:.0f} MB, layer {left / 1e6:.0f} MB (goal {GOAL / 1e6:.0f} MB)")
    print("  " + ", ".join(f"{name} {size / 1e6:.0f}" for size, name in largest))
    return {"installed_bytes": whole, "layer_bytes": left, "goal_met": left <= GOAL}


def _install(layer: Path) -> None:
    project = tomllib.loads((ROOT / "layers/aspera/pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["aws"]]
    platforms = [
        f"--platform={name}_aarch64" for name in ("manylinux2014", "manylinux_2_28", "manylinux_2_17")
    ]
    version = ("--python-version=3.13", "--implementation=cp", "--only-binary=:all:", "--no-compile")
    pip = (sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check")
    subprocess.run([*pip, f"--target={layer}", *platforms, *version, *wanted], check=True)


def _leave_out(layer: Path) -> None:
    patterns = [line for line in LEAVE_OUT.read_text().splitlines() if line and not line.startswith("#")]
    models = [path for path in (layer / "botocore" / "data").iterdir() if path.is_dir()]
    unused = [path for path in models if path.name not in _SERVICES]
    for path in [*unused, *(found for pattern in patterns for found in sorted(layer.glob(pattern)))]:
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def _size(path: Path) -> int:
    return sum(part.stat().st_size for part in [path, *path.rglob("*")] if part.is_file())
