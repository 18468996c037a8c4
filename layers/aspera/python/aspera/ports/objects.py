"""Bytes under keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol


class Objects(Protocol):
    """Keys are `/`-separated paths. A write is whole or not there."""

    def put(self, key: str, data: bytes) -> None: ...

    def put_file(self, key: str, path: Path) -> None:
        """Store the file at `path`; its content is streamed."""

    def get(self, key: str) -> bytes:
        """Raise NotFound when nothing is stored under `key`."""

    def file(self, key: str) -> AbstractContextManager[Path]:
        """A readable local file with the object's content, for as long as the context is open."""

    def exists(self, key: str) -> bool: ...

    def list(self, prefix: str) -> Iterator[str]:
        """The keys that begin with `prefix`, sorted."""

    def delete(self, prefix: str) -> None:
        """Remove every key that begins with `prefix`; none is no error."""
