"""The parameters of a deployment: those of samconfig.toml, and Release, a digest of what functions run.

SAM publishes a new version of a function when the function's own folder changes, and not when one of its
layers does (AutoPublishCodeSha256 in the SAM specification). Our code is a layer: without Release a
deployment would leave the old version in place.

`python -m infrastructure.release default` prints them for `sam deploy --parameter-overrides`.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_CODE = ("functions/**/*.py", "layers/aspera/python/**/*", "layers/dependencies/requirements.txt")


def release(root: Path = ROOT) -> str:
    digest = hashlib.sha256()
    for path in sorted({path for pattern in _CODE for path in root.glob(pattern)}):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(f"{path.relative_to(root)}\n{path.stat().st_size}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def overrides(environment: str, root: Path = ROOT) -> list[str]:
    configuration = tomllib.loads((root / "samconfig.toml").read_text())
    given: list[str] = configuration[environment]["deploy"]["parameters"]["parameter_overrides"]
    return [*given, f"Release={release(root)}"]


if __name__ == "__main__":
    print(" ".join(overrides(sys.argv[1])))
