"""Labelled documents that the product is measured on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from aspera.domain.page import Page
from aspera.domain.page_edit import PageEdit

Item = TypeVar("Item")
Result = TypeVar("Result")


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

    def edited(self, path: str, edit: PageEdit) -> Page | None:
        """The page read anew from a copy of the PDF in which the words were changed; None when the
        file does not let itself be changed there. Whether the change is really there is for the
        caller to see. Raises NotFound."""
        ...

    def each(self, work: Callable[[Item], Result], items: Sequence[Item]) -> Sequence[Result]:
        """`work` on every item, in order, in several processes where the system can fork. What
        comes back is copied between processes; what `work` raises is raised here."""
        ...
