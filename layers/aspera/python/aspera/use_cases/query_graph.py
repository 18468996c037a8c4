"""Answer a question that is asked in Gremlin, from one's own graph only."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from aspera.domain.errors import InvalidInput
from aspera.domain.graph_elements import Edge, GraphPart, Vertex
from aspera.domain.gremlin.evaluation import answer
from aspera.domain.gremlin.parsing import parse
from aspera.ports.graph import MOST_NEIGHBOURS, Graph

MOST_ELEMENTS = 50_000
"""Vertices, and edges, that a question which begins with all of them may be asked about."""


def query_graph(owner: str, gremlin: str, *, graph: Graph) -> list[Any]:
    """The answers, at most 1,000, as JSON values. InvalidInput says what in the question is not
    allowed or what limit it meets. Whatever is asked, only the owner's part of the graph is read."""
    return answer(parse(gremlin), _OwnElements(owner, graph))


class _OwnElements:
    """A question that begins at named vertices reads what lies around them; any other the whole."""

    def __init__(self, owner: str, graph: Graph) -> None:
        self._owner = owner
        self._graph = graph
        self._known: dict[str, Vertex] = {}
        self._around: dict[str, tuple[Edge, ...]] = {}

    def vertices(self, ids: Sequence[str]) -> Sequence[Vertex]:
        if not ids:
            return self._whole.vertices
        return self._remember(self._graph.find(self._owner, vertex_ids=ids, limit=len(ids)).vertices)

    def edges(self, ids: Sequence[str]) -> Sequence[Edge]:
        return [edge for edge in self._whole.edges if not ids or edge.edge_id in ids]

    def touching(self, vertex_id: str) -> Sequence[Edge]:
        if "_whole" in self.__dict__:
            return self._by_vertex.get(vertex_id, ())
        if vertex_id not in self._around:
            part = self._graph.neighbours(self._owner, vertex_id, limit=MOST_NEIGHBOURS)
            if part.truncated:
                raise InvalidInput(f"{vertex_id!r} has more than {MOST_NEIGHBOURS:,} edges")
            self._remember(part.vertices)
            self._around[vertex_id] = part.edges
        return self._around[vertex_id]

    def vertex(self, vertex_id: str) -> Vertex:
        if vertex_id not in self._known:
            self.vertices([vertex_id])
        return self._known[vertex_id]

    @cached_property
    def _whole(self) -> GraphPart:
        whole = self._graph.find(self._owner, limit=MOST_ELEMENTS)
        if whole.truncated:
            raise InvalidInput(
                f"your graph has more than {MOST_ELEMENTS:,} vertices or edges; begin with one: g.V('id')"
            )
        self._remember(whole.vertices)
        return whole

    @cached_property
    def _by_vertex(self) -> dict[str, list[Edge]]:
        found: dict[str, list[Edge]] = {}
        for edge in self._whole.edges:
            for end in {edge.source, edge.target}:
                found.setdefault(end, []).append(edge)
        return found

    def _remember(self, vertices: Sequence[Vertex]) -> Sequence[Vertex]:
        self._known.update((vertex.vertex_id, vertex) for vertex in vertices)
        return vertices
