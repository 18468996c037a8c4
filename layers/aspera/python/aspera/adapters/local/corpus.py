"""Labelled documents in a folder."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, TypeVar

from aspera.adapters.local.forked_work import in_processes
from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.adapters.local.reading.reader import Reader, open_reader
from aspera.domain.document import MediaType
from aspera.domain.errors import InvalidInput, NotFound, UnreadableFile
from aspera.domain.page import Page, PageSource
from aspera.domain.page_edit import PageEdit

Item = TypeVar("Item")
Result = TypeVar("Result")

_MANIFEST = "manifest.jsonl"
_KEPT = 8
"""Documents that stay in memory once read."""
_LETTER = 612.0, 792.0


class FolderCorpus:
    """Raises InvalidInput when `folder` is none, or has no readable manifest."""

    def __init__(self, folder: Path, processes: int = 1) -> None:
        self._folder = folder
        self._processes = processes
        self._pages: OrderedDict[str, Sequence[Page]] = OrderedDict()
        self._manifest = _read_manifest(folder)

    def manifest(self) -> Sequence[Mapping[str, Any]]:
        return self._entries

    def files(self, folder: str, suffix: str = "") -> Sequence[str]:
        return sorted(
            path.relative_to(self._folder).as_posix()
            for path in (self._folder / folder).rglob(f"*{suffix}")
            if path.is_file()
        )

    def read(self, path: str) -> bytes:
        try:
            return self._path(path).read_bytes()
        except OSError as error:
            raise NotFound(f"{path}: {error.strerror}") from error

    def pages(self, path: str) -> Sequence[Page]:
        kept = self._pages.get(path)
        if kept is None:
            kept = self._pages[path] = _read_pages(self._path(path))
            while len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(path)
        return kept

    def pages_of(self, content: bytes) -> Sequence[Page]:
        with NamedTemporaryFile(suffix=".pdf") as file:
            file.write(content)
            file.flush()
            return _read_pages(Path(file.name))

    def edited(self, path: str, edit: PageEdit) -> Page | None:
        from aspera.adapters.local.page_editing import edited_copy

        pages = self.pages(path)
        if not 0 < edit.page <= len(pages):
            return None
        content = edited_copy(self.read(path), pages[edit.page - 1], edit)
        if content is None:
            return None
        with NamedTemporaryFile(suffix=".pdf") as file:
            file.write(content)
            file.flush()
            return _read_pages(Path(file.name), [edit.page])[0]

    def each(self, work: Callable[[Item], Result], items: Sequence[Item]) -> Sequence[Result]:
        return in_processes(work, items, self._processes)

    @cached_property
    def _entries(self) -> Sequence[Mapping[str, Any]]:
        return [entry for entry in self._manifest if self._path(str(entry.get("file", ""))).is_file()]

    def _path(self, path: str) -> Path:
        """NotFound for what lies outside of the folder."""
        whole = (self._folder / path).resolve()
        if not whole.is_relative_to(self._folder.resolve()):
            raise NotFound(f"{path} lies outside of {self._folder}")
        return whole


def _read_manifest(folder: Path) -> Sequence[Mapping[str, Any]]:
    if not folder.is_dir():
        raise InvalidInput(f"{folder}: no such folder")
    try:
        lines = (folder / _MANIFEST).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(f"{folder}: no readable {_MANIFEST} in it") from error
    entries = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            entries.append(_entry(line, number))
    return entries


def _entry(line: str, number: int) -> Mapping[str, Any]:
    try:
        entry = json.loads(line)
    except ValueError as error:
        raise InvalidInput(f"{_MANIFEST}, line {number}: not JSON") from error
    if not isinstance(entry, dict) or not isinstance(entry.get("file"), str):
        raise InvalidInput(f'{_MANIFEST}, line {number}: no "file"')
    return entry


def _read_pages(path: Path, wanted: Iterable[int] | None = None) -> Sequence[Page]:
    if not path.is_file():
        raise InvalidInput(f"{path.name}: no such file")
    reader = open_reader(path, MediaType.PDF, ReadingLimits(ocr="off"))
    try:
        return [_read_page(reader, number) for number in wanted or range(1, reader.page_count + 1)]
    finally:
        reader.close()


def _read_page(reader: Reader, number: int) -> Page:
    try:
        return reader.read(number)
    except UnreadableFile as error:
        return Page(number, *_LETTER, PageSource.UNREAD, problem=str(error))
