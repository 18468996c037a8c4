"""Objects in memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aspera.domain.errors import NotFound
from aspera.domain.object_key import check_key, check_prefix


class MemoryObjects:
    def __init__(self) -> None:
        self._objects: dict[str, bytes] = {}

    def put(self, key: str, data: bytes) -> None:
        self._objects[check_key(key)] = bytes(data)

    def put_file(self, key: str, path: Path) -> None:
        """NotFound when there is no file at `path`."""
        if not path.is_file():
            raise NotFound(f"There is no file {path}.")
        self.put(key, path.read_bytes())

    def get(self, key: str) -> bytes:
        data = self._objects.get(check_key(key))
        if data is None:
            raise NotFound(f"Nothing is stored under {key!r}.")
        return data

    @contextmanager
    def file(self, key: str) -> Iterator[Path]:
        data = self.get(key)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "object"
            path.write_bytes(data)
            yield path

    def exists(self, key: str) -> bool:
        return check_key(key) in self._objects

    def list(self, prefix: str) -> Iterator[str]:
        check_prefix(prefix)
        return iter(sorted(key for key in [*self._objects] if key.startswith(prefix)))

    def delete(self, prefix: str) -> None:
        for key in self.list(prefix):
            self._objects.pop(key, None)
