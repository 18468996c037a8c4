"""The versions of a secret, for whoever gives it a new value."""

from __future__ import annotations

from typing import Protocol

from aspera.domain.finding import Value


class Versions(Value):
    """Tokens of the versions that hold now and that is to hold next; empty, none. `known` are all
    versions that have a label, in order of their names."""

    current: str
    pending: str = ""
    known: tuple[str, ...] = ()
    rotates: bool = True


class SecretVersions(Protocol):
    """NotFound when there is no such secret or version."""

    def versions(self, secret: str) -> Versions: ...

    def value(self, secret: str, version: str) -> str | None:
        """None when the version has no value yet."""

    def propose(self, secret: str, version: str, value: str) -> None:
        """Keep `value` as what is to hold next."""

    def promote(self, secret: str, version: str, instead_of: str) -> None:
        """`version` holds from now on; `instead_of` is the one before it then."""
