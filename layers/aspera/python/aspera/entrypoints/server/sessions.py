"""A link that works once, and the browser that followed it."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from typing import Any

from aspera.entrypoints.server.memory import ServerMemory

LASTS = 30 * 24 * 3600
"""Seconds that a browser stays signed in."""


class Sessions:
    """Only digests of sessions are kept, each with its owner: a server for another owner of the
    same workspace knows none of them."""

    def __init__(self, owner: str, memory: ServerMemory, now: Callable[[], float] = time.time) -> None:
        self._owner = owner
        self._memory = memory
        self._now = now
        self._token: str | None = secrets.token_urlsafe(32)
        self._known = {s["digest"]: s for s in self._stored() if s["owner"] == owner}

    @property
    def token(self) -> str:
        """What the link carries; empty when it was used."""
        return self._token or ""

    def redeem(self, token: str) -> str | None:
        """A new session for the link's token, None for any other."""
        if self._token is None or not secrets.compare_digest(token.encode(), self._token.encode()):
            return None
        self._token = None
        session = secrets.token_urlsafe(32)
        entry = {"digest": _digest(session), "owner": self._owner, "until": self._now() + LASTS}
        self._known[entry["digest"]] = entry
        self._memory.write(sessions=[*self._stored(), entry])
        return session

    def is_known(self, session: str) -> bool:
        entry = self._known.get(_digest(session))
        return entry is not None and float(entry["until"]) > self._now()

    def _stored(self) -> list[dict[str, Any]]:
        stored = self._memory.read().get("sessions", [])
        return [s for s in stored if isinstance(s, dict) and s.get("until", 0) > self._now()]


def _digest(session: str) -> str:
    return hashlib.sha256(session.encode()).hexdigest()
