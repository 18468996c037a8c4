"""What wanders through the graph, and how much of that there may be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from aspera.domain.errors import InvalidInput

MOST_MOVES = 200_000
"""Elements and values looked at; about a second."""


@dataclass(frozen=True, slots=True)
class Traverser:
    """`path` are the things it has been at, the present one last, each with the names that as() gave."""

    value: Any
    path: tuple[tuple[Any, tuple[str, ...]], ...]

    def at(self, value: Any) -> Traverser:
        return Traverser(value, (*self.path, (value, ())))

    def named(self, name: str) -> Traverser:
        value, names = self.path[-1]
        return Traverser(self.value, (*self.path[:-1], (value, (*names, name))))

    def called(self, name: str) -> Iterator[Any]:
        """What was given that name, the latest first."""
        return (value for value, names in reversed(self.path) if name in names)


def begin(value: Any) -> Traverser:
    return Traverser(value, ((value, ()),))


@dataclass
class Budget:
    """InvalidInput when a question asks for more than may be looked at."""

    moves: int = field(default=MOST_MOVES)

    def spend(self, moves: int = 1) -> None:
        self.moves -= moves
        if self.moves < 0:
            raise InvalidInput("the question looks at too much of the graph; narrow it with has(…)")
