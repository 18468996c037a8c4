"""Objects as files in a folder."""

from __future__ import annotations

import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from aspera.adapters.local.workspace_errors import explained
from aspera.domain.errors import InvalidInput, NotFound, Unavailable
from aspera.domain.object_key import check_key, check_prefix

_INCOMING = ".incoming"
"""Below the root, so that a finished file can be renamed to its place. No key begins with it."""

_ABANDONED = 3600.0
"""Seconds without growth after which an unfinished file was left by a process that died."""

_ATTEMPTS = 20
_NOT_THERE = (FileNotFoundError, NotADirectoryError, IsADirectoryError)


class FolderObjects:
    """A write goes to a file of its own, which then takes the key's place in one step: a reader
    sees the old content or the new one. Nothing is synced: the kernel holds what a killed process
    has written, and after a power failure everything but the uploaded file can be made again."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._is_swept = False

    def put(self, key: str, data: bytes) -> None:
        self._write(key, lambda unfinished: unfinished.write_bytes(data))

    def put_file(self, key: str, path: Path) -> None:
        """NotFound when there is no file at `path`."""
        if not path.is_file():
            raise NotFound(f"There is no file {path}.")
        self._write(key, lambda unfinished: shutil.copyfile(path, unfinished))

    def get(self, key: str) -> bytes:
        path = self._path(key)
        with explained(self._root):
            try:
                return path.read_bytes()
            except _NOT_THERE:
                raise _not_found(key) from None

    @contextmanager
    def file(self, key: str) -> Iterator[Path]:
        """The stored file itself: to be read, not to be written."""
        if not self.exists(key):
            raise _not_found(key)
        yield self._path(key)

    def exists(self, key: str) -> bool:
        path = self._path(key)
        with explained(self._root):
            return path.is_file()

    def list(self, prefix: str) -> Iterator[str]:
        folder, slash, beginning = check_prefix(prefix).rpartition("/")
        return self._keys(folder + slash, beginning)

    def delete(self, prefix: str) -> None:
        for key in [*self.list(prefix)]:
            path = self._path(key)
            with explained(self._root):
                path.unlink(missing_ok=True)
                self._remove_empty(path.parent)

    def _keys(self, folder: str, beginning: str) -> Iterator[str]:
        """The keys below `folder` ("" or with a slash at its end), in the order of the keys."""
        with explained(self._root):
            names = sorted(_names(self._root / folder))
        for name in names:
            if not name.startswith(beginning) or folder + name == f"{_INCOMING}/":
                continue
            if name.endswith("/"):
                yield from self._keys(folder + name, "")
            else:
                yield folder + name

    def _path(self, key: str) -> Path:
        if check_key(key).split("/", 1)[0] == _INCOMING:
            raise InvalidInput(f"{key!r} is no key of an object.")
        return self._root / key

    def _write(self, key: str, fill: Callable[[Path], object]) -> None:
        path = self._path(key)
        with explained(self._root):
            unfinished = self._incoming() / secrets.token_hex(8)
            try:
                fill(unfinished)
                self._place(unfinished, path)
            except BaseException:
                unfinished.unlink(missing_ok=True)
                raise

    def _place(self, unfinished: Path, path: Path) -> None:
        for _ in range(_ATTEMPTS):
            # A deletion at the same time may take the folder away while it is still empty.
            with suppress(FileNotFoundError):
                path.parent.mkdir(parents=True, exist_ok=True)
                unfinished.replace(path)
                return
        raise Unavailable(f"The folder {path.parent} keeps being deleted.")

    def _incoming(self) -> Path:
        folder = self._root / _INCOMING
        if not self._is_swept:
            self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.mkdir(exist_ok=True)
            _sweep(folder)
            self._is_swept = True
        return folder

    def _remove_empty(self, folder: Path) -> None:
        with suppress(OSError):
            while folder != self._root:
                folder.rmdir()
                folder = folder.parent


def _names(folder: Path) -> Iterator[str]:
    """Files, and folders with a slash: sorted, they stand as their keys do. Links are left out,
    so that deleting stays inside."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    yield f"{entry.name}/"
                elif entry.is_file(follow_symlinks=False):
                    yield entry.name
    except _NOT_THERE:
        return


def _sweep(incoming: Path) -> None:
    """Remove what killed processes left behind."""
    oldest = time.time() - _ABANDONED
    for path in incoming.iterdir():
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < oldest:
                path.unlink()


def _not_found(key: str) -> NotFound:
    return NotFound(f"Nothing is stored under {key!r}.")
