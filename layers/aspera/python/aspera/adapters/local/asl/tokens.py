"""Task tokens and the files in which answers wait to be read.

A token names its execution, position, request and attempt, and ends in a digest of them. It is
the same when the execution is replayed, so an answer that came while nobody was running is found.
"""

from __future__ import annotations

import base64
import hashlib
import os
import threading
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from aspera.adapters.local.asl.errors import StateError
from aspera.domain.errors import InvalidInput

_DIGEST = 32


class Token(NamedTuple):
    execution: str
    position: str
    request: str
    attempt: int

    def encode(self) -> str:
        content = orjson.dumps(list(self))
        return base64.urlsafe_b64encode(content).decode() + "." + _digest(content)

    @staticmethod
    def decode(text: str) -> Token:
        """InvalidInput when `text` is not a token of ours."""
        encoded, _, digest = text.partition(".")
        try:
            content = base64.urlsafe_b64decode(encoded)
            execution, position, request, attempt = orjson.loads(content)
            token = Token(str(execution), str(position), str(request), int(attempt))
        except (TypeError, ValueError) as error:
            raise InvalidInput("not a task token") from error
        if _digest(content) != digest or token.encode() != text:
            raise InvalidInput("not a task token")
        return token


class Answers:
    """The answers given to tokens, below `directory`, from whichever process."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory / "tokens"

    def give(self, token: str, answer: dict[str, Any]) -> None:
        """Whole or not there; the first answer stays."""
        path = self._path(token)
        if path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
        draft.write_bytes(orjson.dumps(answer))
        draft.replace(path)

    def take(self, token: str) -> dict[str, Any] | None:
        """The answer, None as long as there is none."""
        try:
            answer: dict[str, Any] = orjson.loads(self._path(token).read_bytes())
        except FileNotFoundError:
            return None
        return answer

    def forget(self, token: str) -> None:
        self._path(token).unlink(missing_ok=True)

    def _path(self, token: str) -> Path:
        return self._directory / f"{_digest(token.encode())}.json"


def output_of(answer: dict[str, Any]) -> Any:
    """What a successful answer holds; the error of another one is raised."""
    if "error" in answer:
        raise StateError(answer["error"], answer["cause"])
    return answer["output"]


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_DIGEST]
