"""Which files are meant by the paths on the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

READABLE = frozenset({".pdf", ".docx", ".txt", ".md", ".png", ".jpg", ".jpeg", ".tif", ".tiff"})


def collect_files(paths: Iterable[Path], say: Callable[..., None]) -> Sequence[Path]:
    """Files in the order given; a folder stands for its files of a readable kind, sorted, at any
    depth. What a folder holds besides is counted and said."""
    files: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            files[path] = None
            continue
        inside = sorted(p for p in path.rglob("*") if p.is_file() and not _hidden(p, path))
        readable = [p for p in inside if p.suffix.lower() in READABLE]
        files.update(dict.fromkeys(readable))
        if others := len(inside) - len(readable):
            say(f"{path}: {others} file{'' if others == 1 else 's'} of other kinds left out", err=True)
        if not readable:
            say(f"{path}: no PDF, DOCX, TXT, MD, PNG, JPEG or TIFF in this folder", err=True)
    return list(files)


def _hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)
