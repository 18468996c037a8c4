"""What resolvers are given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from aspera.bootstrap import bind
from aspera.domain.document import Document
from aspera.domain.run import Options
from aspera.entrypoints.graphql.identity import Identity


class Analyses(Protocol):
    """Where analyses are made: in the background of this process."""

    def request(self, document_id: str, owner: str, options: Options, again: bool = False) -> Document: ...

    def withdraw(self, document_id: str) -> None:
        """Take it from those that wait. InvalidInput when it is being made."""


@dataclass(frozen=True, slots=True)
class Context:
    """`ports` has every port as an attribute; `home` is what the viewer is told about it."""

    identity: Identity
    ports: Any
    analyses: Analyses
    models: tuple[str, ...] = ()
    home: str = "laptop"

    @property
    def owner(self) -> str:
        return self.identity.owner

    def call(self, use_case: Callable[..., Any], *arguments: Any) -> Any:
        return bind(use_case, self.ports)(*arguments)
