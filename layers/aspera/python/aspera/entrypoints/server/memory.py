"""What a server of a workspace leaves for the next one: its port, and who is signed in."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson


class ServerMemory:
    """A file that only its owner can read. It may be lost: then everybody signs in again."""

    def __init__(self, workspace: Path) -> None:
        self._path = workspace / "server.json"

    def read(self) -> dict[str, Any]:
        with suppress(OSError, ValueError):
            stored = orjson.loads(self._path.read_bytes())
            if isinstance(stored, dict):
                return stored
        return {}

    def write(self, **changed: Any) -> None:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = self._path.with_name(f".server.{os.getpid()}.part")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(orjson.dumps(self.read() | changed))
        draft.replace(self._path)
