"""Secrets that are handed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aspera.domain.errors import NotFound


class MemorySecrets:
    """`held` are the values of each secret by its name, the one that holds now first."""

    def __init__(self, held: Mapping[str, Sequence[str]]) -> None:
        self._held = held

    def values(self, name: str, fresh: bool = False) -> Sequence[str]:
        if name not in self._held:
            raise NotFound(f"There is no secret {name!r}.")
        return tuple(self._held[name])[:2]
