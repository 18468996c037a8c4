"""What is given more than once in one call, made one."""

from __future__ import annotations

from collections.abc import Iterable

from aspera.domain.graph_elements import Edge, EdgeKey, Vertex


def merged_vertices(vertices: Iterable[Vertex]) -> dict[str, Vertex]:
    """By id, in order: properties are merged, the later value stays."""
    merged: dict[str, Vertex] = {}
    for vertex in vertices:
        earlier = merged.get(vertex.vertex_id)
        properties = {**(earlier.properties if earlier else {}), **vertex.properties}
        merged[vertex.vertex_id] = vertex.model_copy(update={"properties": properties})
    return dict(sorted(merged.items()))


def merged_edges(edges: Iterable[Edge]) -> list[Edge]:
    """By key, evidence gathered and sorted."""
    evidence: dict[EdgeKey, set[str]] = {}
    first: dict[EdgeKey, Edge] = {}
    for edge in edges:
        first.setdefault(edge.key, edge)
        evidence.setdefault(edge.key, set()).update(edge.evidence)
    return [
        edge.model_copy(update={"evidence": tuple(sorted(evidence[key]))})
        for key, edge in sorted(first.items())
    ]
