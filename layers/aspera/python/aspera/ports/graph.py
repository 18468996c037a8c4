"""Entities and how they are related, each relation with the evidence that it came from.

An owner's graph is his own: the same name in two of his documents is one vertex, and no call reaches
a vertex or an edge of another owner, whatever ids it is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from aspera.domain.graph_elements import Edge, GraphPart, Vertex

__all__ = ["Edge", "Graph", "GraphPart", "Vertex"]

MOST_NEIGHBOURS = 10_000


class Graph(Protocol):
    def upsert(self, owner: str, vertices: Sequence[Vertex], edges: Sequence[Edge]) -> None:
        """Properties are merged, the later value stays; evidence is gathered. InvalidInput, and
        nothing is stored, when an edge has an end that is neither among `vertices` nor stored.
        Unavailable when other writers were in the way until the deadline; to repeat it is harmless."""

    def neighbours(
        self, owner: str, vertex_id: str, labels: Sequence[str] = (), limit: int = MOST_NEIGHBOURS
    ) -> GraphPart:
        """The vertices one edge away, in either direction, and those edges; the vertex itself is not
        among them unless it leads to itself. `labels` are of the neighbours, none means all. At most
        `limit` edges, the first by key. Empty for a vertex that is not there."""

    def find(
        self,
        owner: str,
        document_id: str | None = None,
        labels: Sequence[str] = (),
        name: str = "",
        limit: int = 200,
        vertex_ids: Sequence[str] = (),
    ) -> GraphPart:
        """The vertices that meet every condition, and the edges between them (of the document, when
        one is named): at most `limit` of each. A document's vertices are the ends of its edges.
        `name` is a part of the vertex's name, in any case."""

    def delete(self, owner: str, document_id: str) -> None:
        """Remove the document's edges, its vertex, and the vertices that only it held."""
