"""The graph in memory."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

from aspera.domain.errors import InvalidInput
from aspera.ports.graph import Edge, Vertex

EdgeKey = tuple[str, str, str, str]


class MemoryGraph:
    def __init__(self) -> None:
        self._vertices: dict[str, Vertex] = {}
        self._edges: dict[EdgeKey, Edge] = {}
        self._lock = Lock()

    def upsert(self, vertices: Sequence[Vertex], edges: Sequence[Edge]) -> None:
        with self._lock:
            known = self._vertices.keys() | {vertex.vertex_id for vertex in vertices}
            for edge in edges:
                if not {edge.source, edge.target} <= known:
                    raise InvalidInput(
                        f"The edge {edge.source!r} → {edge.target!r} has an end that is not there."
                    )
            for vertex in vertices:
                stored = self._vertices.get(vertex.vertex_id)
                properties = {**(stored.properties if stored else {}), **vertex.properties}
                self._vertices[vertex.vertex_id] = vertex.model_copy(update={"properties": properties})
            for edge in edges:
                key = _key(edge)
                evidence = {*(self._edges[key].evidence if key in self._edges else ()), *edge.evidence}
                self._edges[key] = edge.model_copy(update={"evidence": tuple(sorted(evidence))})

    def neighbours(self, vertex_id: str) -> tuple[Sequence[Vertex], Sequence[Edge]]:
        with self._lock:
            edges = [self._edges[key] for key in sorted(self._edges) if vertex_id in key[:2]]
            ends = {edge.target if edge.source == vertex_id else edge.source for edge in edges}
            return [self._vertices[end] for end in sorted(ends)], edges

    def delete(self, document_id: str) -> None:
        with self._lock:
            dropped = [key for key in self._edges if key[3] == document_id]
            held = {document_id} | {end for key in dropped for end in key[:2]}
            for key in dropped:
                del self._edges[key]
            kept = {end for key in self._edges for end in key[:2]}
            for vertex_id in held - kept:
                self._vertices.pop(vertex_id, None)


def _key(edge: Edge) -> EdgeKey:
    return (edge.source, edge.target, edge.label, edge.document_id)
