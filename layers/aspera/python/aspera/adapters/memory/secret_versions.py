"""Versions of secrets that are handed in."""

from __future__ import annotations

from aspera.domain.errors import NotFound
from aspera.ports.secret_versions import Versions

_CURRENT, _PENDING, _PREVIOUS = "AWSCURRENT", "AWSPENDING", "AWSPREVIOUS"


class MemorySecretVersions:
    """One secret. `values` has its values by version, `labels` the version of each label."""

    def __init__(self, name: str, value: str) -> None:
        self.name = name
        self.values: dict[str, str] = {"first": value}
        self.labels: dict[str, str] = {_CURRENT: "first"}
        self.rotates = True

    def begin(self, version: str) -> None:
        """What Secrets Manager does before it calls the first step."""
        self.labels[_PENDING] = version

    def versions(self, secret: str) -> Versions:
        self._check(secret)
        known = tuple(sorted(set(self.labels.values())))
        pending = self.labels.get(_PENDING, "")
        return Versions(current=self.labels[_CURRENT], pending=pending, known=known, rotates=self.rotates)

    def value(self, secret: str, version: str) -> str | None:
        self._check(secret)
        return self.values.get(version)

    def propose(self, secret: str, version: str, value: str) -> None:
        self._check(secret)
        self.values[version] = value
        self.labels[_PENDING] = version

    def promote(self, secret: str, version: str, instead_of: str) -> None:
        self._check(secret)
        if self.labels[_CURRENT] == instead_of:
            self.labels |= {_CURRENT: version, _PREVIOUS: instead_of}
            self.labels.pop(_PENDING, None)

    def _check(self, secret: str) -> None:
        if secret != self.name:
            raise NotFound(f"There is no secret {secret!r}.")
