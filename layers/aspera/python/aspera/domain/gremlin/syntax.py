"""What a parsed question consists of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Token(StrEnum):
    """Words of Gremlin that are neither steps nor strings."""

    ID = "id"
    LABEL = "label"
    KEYS = "keys"
    VALUES = "values"
    LOCAL = "local"
    ASCENDING = "asc"
    DESCENDING = "desc"


Literal = str | int


@dataclass(frozen=True, slots=True)
class Predicate:
    """`values` are what P or TextP was given."""

    name: str
    values: tuple[Literal, ...]


@dataclass(frozen=True, slots=True)
class Traversal:
    steps: tuple[Step, ...]


Argument = Literal | Token | Predicate | Traversal


@dataclass(frozen=True, slots=True)
class By:
    """`what`: a property's key, id, label, keys or values, a traversal; None for the thing itself."""

    what: str | Token | Traversal | None
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """`repeat(t).times(n)` is one step with the arguments (t, n)."""

    name: str
    arguments: tuple[Argument, ...] = ()
    by: tuple[By, ...] = ()

    @property
    def strings(self) -> tuple[str, ...]:
        return tuple(
            argument
            for argument in self.arguments
            if isinstance(argument, str) and not isinstance(argument, Token)
        )

    @property
    def traversals(self) -> tuple[Traversal, ...]:
        return tuple(argument for argument in self.arguments if isinstance(argument, Traversal))
