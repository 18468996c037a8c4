"""Take out of an installed layer what the functions never load: `python leave_out.py FOLDER`.

leave_out.txt names paths; services.txt names the services whose models botocore keeps.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

_HERE = Path(__file__).parent


def left_out(layer: Path) -> Iterator[Path]:
    for pattern in _lines("leave_out.txt"):
        yield from sorted(layer.glob(pattern))
    kept = set(_lines("services.txt"))
    for model in sorted((layer / "botocore" / "data").iterdir()):
        if model.is_dir() and model.name not in kept:
            yield model


def _lines(name: str) -> Iterator[str]:
    for line in (_HERE / name).read_text().splitlines():
        if line and not line.startswith("#"):
            yield line


if __name__ == "__main__":
    for path in left_out(Path(sys.argv[1])):
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
