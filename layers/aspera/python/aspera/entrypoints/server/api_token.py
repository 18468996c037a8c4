"""What a script shows instead of a browser's cookie."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def api_token(workspace: Path, owner: str) -> str:
    """The owner's token, kept in a file `api-token-OWNER` that only its owner can read. It holds until
    the file is deleted and the server started again."""
    path = workspace / f"api-token-{owner}"
    try:
        kept = path.read_text("ascii").strip()
    except FileNotFoundError:
        kept = ""
    return kept or _made(path)


def _made(path: Path) -> str:
    token = secrets.token_urlsafe(32)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(token + "\n")
    draft.replace(path)
    return token
