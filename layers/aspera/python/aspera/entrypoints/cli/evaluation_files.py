"""Files that `aspera evaluate` reads and writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aspera.evaluation.measure import Evaluation


def write_quality(folder: Path, evaluation: Evaluation) -> None:
    """The subject's figures as `<folder>/<subject>.json`, without the documents' words, and the page
    of all subjects as `<folder>.md`."""
    from dataclasses import replace

    from aspera.evaluation.figures import from_json, to_json
    from aspera.evaluation.quality_page import quality_page

    write_file(folder / f"{evaluation.subject}.json", to_json(replace(evaluation, to_judge=())))
    files = sorted(folder.glob("*.json"))
    page = quality_page(from_json(read_file(file), file.name) for file in files)
    write_file(folder.with_suffix(".md"), page.encode())


def read_file(file: Path) -> bytes:
    from aspera.domain.errors import InvalidInput

    try:
        return file.read_bytes()
    except OSError as error:
        raise InvalidInput(f"{file}: {error.strerror}") from error


def write_file(file: Path, content: bytes) -> None:
    """Its folder is made where it is missing. InvalidInput when it cannot be written."""
    from aspera.domain.errors import InvalidInput

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    except OSError as error:
        raise InvalidInput(f"{file}: {error.strerror}") from error
