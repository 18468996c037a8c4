"""Writing results into the folder that the user named."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aspera.bootstrap import LocalPorts
    from aspera.domain.outcome import Analysis


def write_files(analysis: Analysis, output: Path, ports: LocalPorts) -> Path:
    """The folder `<output>/<file name without ending>` with the three files; two documents of
    the same name get folders of their own. InvalidInput when the folder cannot be written."""
    from aspera.bootstrap import bind
    from aspera.domain.errors import InvalidInput
    from aspera.use_cases.export_analysis import export_analysis

    files = bind(export_analysis, ports)(analysis, ports.settings.owner)
    folder = _folder(analysis, output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            _replace(folder / name, content)
    except OSError as error:
        raise InvalidInput(f"{folder}: {error.strerror}") from error
    return folder


def _folder(analysis: Analysis, output: Path) -> Path:
    stem = re.sub(r"[^\w.-]+", "_", Path(analysis.document.filename).stem).strip("._") or "document"
    folder = output / stem
    existing = folder / "findings.json"
    if existing.is_file() and f'"id": "{analysis.document.id}"' not in existing.read_text()[:400]:
        return output / f"{stem}-{analysis.document.id[:8]}"
    return folder


def _replace(path: Path, content: bytes) -> None:
    draft = path.with_name(f".{path.name}.part")
    draft.write_bytes(content)
    draft.replace(path)
