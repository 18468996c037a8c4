"""Secrets of a laptop: made by chance when they are first asked for, kept in the workspace."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from secrets import token_urlsafe

from aspera.domain.errors import NotFound

_NAME = re.compile(r"[a-z0-9-]{1,64}")


class FolderSecrets:
    """A file for each, which only its owner can read. It may be deleted: there is another one then."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def values(self, name: str, fresh: bool = False) -> Sequence[str]:
        if not _NAME.fullmatch(name):
            raise NotFound(f"There is no secret {name!r}.")
        path = self._folder / name
        try:
            return (path.read_text("ascii"),)
        except FileNotFoundError:
            return (_made(path),)


def _made(path: Path) -> str:
    """Of two processes that make it at the same time one wins, and both have its value."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(token_urlsafe(48))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text("ascii")
