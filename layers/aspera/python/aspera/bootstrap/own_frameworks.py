"""The frameworks of the package together with those in a user's folder."""

from __future__ import annotations

from pathlib import Path

from aspera.domain.errors import InvalidInput
from aspera.frameworks.catalogue import Catalogue, read_catalogue

_SUFFIXES = (".yaml", ".yml")


def read_frameworks(folder: Path | None) -> Catalogue:
    """`*.yaml` and `*.yml` directly in the folder, in the order of their names. InvalidInput when
    the folder or a file cannot be read, or names every fault of all files."""
    if folder is None:
        return read_catalogue({})
    if not folder.is_dir():
        raise InvalidInput(f"{folder}: there is no such folder of frameworks")
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES)
    return read_catalogue({str(path): _text(path) for path in paths})


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise InvalidInput(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InvalidInput(f"{path}: it is not UTF-8 text (byte {error.start})") from error
