"""The documents that the product is measured on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aspera.ports.corpus import Corpus


def open_corpus(folder: Path, workers: int) -> Corpus:
    """InvalidInput when it is no folder, or has no manifest."""
    from aspera.adapters.local.corpus import FolderCorpus

    return FolderCorpus(folder, workers)


def quality_folder() -> Path:
    """Where a checkout keeps the figures of its documentation. InvalidInput outside of one."""
    from aspera.bootstrap.shipped import shipped
    from aspera.domain.errors import InvalidInput

    reference = shipped("docs/reference")
    if not reference.is_dir():
        raise InvalidInput("--write-docs works in a checkout of the repository only")
    return reference / "quality"
