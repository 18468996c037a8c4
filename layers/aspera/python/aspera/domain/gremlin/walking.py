"""What a step is given to do its work with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

from aspera.domain.graph_elements import Edge, Vertex
from aspera.domain.gremlin.elements import Elements, element, element_id, properties
from aspera.domain.gremlin.syntax import By, Step, Token, Traversal
from aspera.domain.gremlin.traverser import Budget, Traverser


class Walk(Protocol):
    """A question that is being answered."""

    elements: Elements
    budget: Budget

    def run(self, traversal: Traversal, traversers: Iterable[Traverser]) -> Iterator[Traverser]:
        """A traversal within another: of all the traversers together."""

    def first(self, traversal: Traversal, traverser: Traverser) -> Traverser | None:
        """Its first result for this one; None when there is none."""


StepFunction = Callable[[Walk, Step, Iterator[Traverser]], Iterator[Traverser]]

NOTHING = object()
"""What an unproductive `by` gives."""


def modulated(walk: Walk, by: By | None, traverser: Traverser) -> Any:
    """What `by` makes of it; NOTHING when it makes nothing."""
    value = traverser.value
    match by.what if by else None:
        case None:
            return value
        case Traversal() as traversal:
            found = walk.first(traversal, traverser)
            return NOTHING if found is None else found.value
        case Token.ID:
            return element_id(element(value, "by(id)"))
        case Token.LABEL:
            return element(value, "by(label)").label
        case str(key):
            return _property(value, key)
    return NOTHING


def _property(value: Any, key: str) -> Any:
    if isinstance(value, dict):
        return value.get(key, NOTHING)
    if isinstance(value, Vertex | Edge):
        return properties(value).get(key, NOTHING)
    return NOTHING
