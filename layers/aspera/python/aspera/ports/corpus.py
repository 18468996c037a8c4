"""Labelled documents that the product is measured on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from aspera.domain.page import Page


class Corpus(Protocol):
    """A folder with `manifest.jsonl`, one JSON object a file: `file` (path below the folder, with
    `/`), `pages`, `what`, `truth`, `derived` and more. Paths are as in the manifest."""

    def manifest(self) -> Sequence[Mapping[str, Any]]:
        """The files that the manifest names and that are there, in its order."""
        ...

    def files(self, folder: str, suffix: str = "") -> Sequence[str]:
        """Paths of all files below `folder` (in the manifest or not), sorted; none when it is not
        there."""
        ...

    def read(self, path: str) -> bytes:
        """Raises NotFound."""
        ...

    def pages(self, path: str) -> Sequence[Page]:
        """The document as an analysis reads it, OCR off, every page, tables included. Raises
        InvalidInput when it cannot be opened."""
        ...

    def pages_of(self, content: bytes) -> Sequence[Page]:
        """The same for a PDF in memory (one that a slip was planted in)."""
        ...
