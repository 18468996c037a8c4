"""Where a question's vertices and edges come from, and what Gremlin sees of them."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Protocol

from aspera.domain.errors import InvalidInput
from aspera.domain.graph_elements import Edge, Vertex


class Elements(Protocol):
    """One owner's graph. InvalidInput when it is too large for what is asked."""

    def vertices(self, ids: Sequence[str]) -> Sequence[Vertex]:
        """Those that are there of these ids; all for none. By id."""

    def edges(self, ids: Sequence[str]) -> Sequence[Edge]:
        """As `vertices`; by key."""

    def touching(self, vertex_id: str) -> Sequence[Edge]:
        """The edges that begin or end there, each once."""

    def vertex(self, vertex_id: str) -> Vertex:
        """An edge's end."""


def element(value: Any, step: str) -> Vertex | Edge:
    if not isinstance(value, Vertex | Edge):
        raise InvalidInput(f"{step}(…) needs vertices or edges before it")
    return value


def element_id(value: Vertex | Edge) -> str:
    return value.vertex_id if isinstance(value, Vertex) else value.edge_id


def properties(value: Vertex | Edge) -> Mapping[str, Any]:
    """A vertex has `name` and its properties, an edge `document_id` and `evidence`, a list."""
    if isinstance(value, Vertex):
        return {"name": value.name, **value.properties}
    return {"document_id": value.document_id, "evidence": list(value.evidence)}


def identity(value: Any) -> Hashable:
    """Equal for equal things."""
    match value:
        case Vertex():
            return "vertex", value.vertex_id
        case Edge():
            return "edge", value.edge_id
        case list():
            return "list", tuple(map(identity, value))
        case dict():
            return "map", frozenset((key, identity(item)) for key, item in value.items())
    return type(value).__name__, value
