"""Labelled documents in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from aspera.domain.errors import InvalidInput, NotFound
from aspera.domain.page import Page
from aspera.domain.page_edit import PageEdit, edited
from aspera.domain.tabulation import read_tables

Item = TypeVar("Item")
Result = TypeVar("Result")


class MemoryCorpus:
    """`documents` are pages by path; `contents` the bytes of these and other files. The manifest
    names the documents, as ones with a text layer. A PDF in memory cannot be read: `pages_of` raises
    InvalidInput."""

    def __init__(
        self, documents: Mapping[str, Sequence[Page]], contents: Mapping[str, bytes] | None = None
    ) -> None:
        self._documents = {
            path: [replace(page, tables=page.tables or read_tables(page)) for page in pages]
            for path, pages in documents.items()
        }
        self._contents = {**dict.fromkeys(documents, b""), **(contents or {})}

    def manifest(self) -> Sequence[Mapping[str, Any]]:
        return [
            {"file": path, "pages": len(pages), "opens": True, "text_layer": "full"}
            for path, pages in self._documents.items()
        ]

    def files(self, folder: str, suffix: str = "") -> Sequence[str]:
        return sorted(p for p in self._contents if p.startswith(f"{folder}/") and p.endswith(suffix))

    def read(self, path: str) -> bytes:
        if path not in self._contents:
            raise NotFound(f"{path}: no such file")
        return self._contents[path]

    def pages(self, path: str) -> Sequence[Page]:
        if path not in self._documents:
            raise InvalidInput(f"{path}: no such document")
        return self._documents[path]

    def pages_of(self, content: bytes) -> Sequence[Page]:
        raise InvalidInput("A PDF in memory is not read here.")

    def edited(self, path: str, edit: PageEdit) -> Page | None:
        """As if the file let itself be changed everywhere."""
        return next((edited(page, edit) for page in self.pages(path) if page.number == edit.page), None)

    def each(self, work: Callable[[Item], Result], items: Sequence[Item]) -> Sequence[Result]:
        return [work(item) for item in items]
