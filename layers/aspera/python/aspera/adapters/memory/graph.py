"""The graph in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock

from aspera.domain.errors import InvalidInput
from aspera.domain.graph_elements import EdgeKey, part_of
from aspera.ports.graph import MOST_NEIGHBOURS, Edge, GraphPart, Vertex


@dataclass
class _OwnersGraph:
    vertices: dict[str, Vertex] = field(default_factory=dict)
    edges: dict[EdgeKey, Edge] = field(default_factory=dict)


class MemoryGraph:
    def __init__(self) -> None:
        self._graphs: defaultdict[str, _OwnersGraph] = defaultdict(_OwnersGraph)
        self._lock = Lock()

    def upsert(self, owner: str, vertices: Sequence[Vertex], edges: Sequence[Edge]) -> None:
        with self._lock:
            graph = self._graphs[owner]
            _check_ends(graph, vertices, edges)
            for vertex in vertices:
                stored = graph.vertices.get(vertex.vertex_id)
                properties = {**(stored.properties if stored else {}), **vertex.properties}
                graph.vertices[vertex.vertex_id] = vertex.model_copy(update={"properties": properties})
            for edge in edges:
                known = graph.edges[edge.key].evidence if edge.key in graph.edges else ()
                evidence = tuple(sorted({*known, *edge.evidence}))
                graph.edges[edge.key] = edge.model_copy(update={"evidence": evidence})

    def neighbours(
        self, owner: str, vertex_id: str, labels: Sequence[str] = (), limit: int = MOST_NEIGHBOURS
    ) -> GraphPart:
        with self._lock:
            graph = self._graphs[owner]
            touching = sorted(key for key in graph.edges if vertex_id in key[:2])
            others = {key: key[1] if key[0] == vertex_id else key[0] for key in touching}
            wanted = [key for key in touching if not labels or graph.vertices[others[key]].label in labels]
            ends = sorted({others[key] for key in wanted[:limit]})
            return GraphPart(
                vertices=tuple(graph.vertices[end] for end in ends),
                edges=tuple(graph.edges[key] for key in wanted[:limit]),
                truncated=len(wanted) > limit,
            )

    def find(
        self,
        owner: str,
        document_id: str | None = None,
        labels: Sequence[str] = (),
        name: str = "",
        limit: int = 200,
        vertex_ids: Sequence[str] = (),
    ) -> GraphPart:
        with self._lock:
            graph = self._graphs[owner]
            edges = [edge for edge in graph.edges.values() if document_id in (None, edge.document_id)]
            held = {end for edge in edges for end in (edge.source, edge.target)}
            found = {
                vertex.vertex_id: vertex
                for vertex in graph.vertices.values()
                if (document_id is None or vertex.vertex_id in held)
                and (not labels or vertex.label in labels)
                and (not vertex_ids or vertex.vertex_id in vertex_ids)
                and name.casefold() in vertex.name.casefold()
            }
        return part_of(found, edges, limit)

    def delete(self, owner: str, document_id: str) -> None:
        with self._lock:
            graph = self._graphs[owner]
            dropped = [key for key in graph.edges if key[3] == document_id]
            held = {document_id} | {end for key in dropped for end in key[:2]}
            for key in dropped:
                del graph.edges[key]
            kept = {end for key in graph.edges for end in key[:2]}
            for vertex_id in held - kept:
                graph.vertices.pop(vertex_id, None)


def _check_ends(graph: _OwnersGraph, vertices: Sequence[Vertex], edges: Sequence[Edge]) -> None:
    known = graph.vertices.keys() | {vertex.vertex_id for vertex in vertices}
    for edge in edges:
        if not {edge.source, edge.target} <= known:
            raise InvalidInput(f"The edge {edge.source!r} → {edge.target!r} has an end that is not there.")
