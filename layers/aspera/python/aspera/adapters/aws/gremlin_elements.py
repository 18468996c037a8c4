"""Vertices and edges as Neptune holds them.

Identifiers are global there, so each begins with a digest of its owner, and each element bears the
same digest as `owner`. Neptune's properties are sets unless told otherwise, and an edge's are always
single: each piece of evidence is a property of its own, so that writers at the same time merge. A
label cannot be changed there; ours, which can, is the property `kind`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gremlin_python.process.traversal import Cardinality, Direction, Merge, T

from aspera.domain.run import digest
from aspera.ports.graph import Edge, Vertex

OWNER, KIND, NAME, FOLDED, DOCUMENT = "owner", "kind", "name", "folded", "document_id"
_PROPERTY, _EVIDENCE = "p_", "e_"


def owner_key(owner: str) -> str:
    return digest(owner, length=32)


def element_id(owner: str, own_id: str) -> str:
    return f"{owner}.{own_id}"


def own_id(stored: str) -> str:
    return stored.partition(".")[2]


def merge_vertices(g: Any, owner: str, vertices: Sequence[Vertex]) -> Any:
    steps = g
    for vertex in vertices:
        values = {OWNER: owner, KIND: vertex.label, NAME: vertex.name, FOLDED: vertex.name.casefold()}
        values |= {_PROPERTY + key: value for key, value in vertex.properties.items()}
        steps = steps.merge_v({T.id: element_id(owner, vertex.vertex_id)})
        steps = steps.option(Merge.on_create, {T.label: vertex.label})
        for key, value in values.items():
            steps = steps.property(Cardinality.single, key, value)
    return steps.count()


def merge_edges(g: Any, owner: str, edges: Sequence[Edge]) -> Any:
    steps = g
    for edge in edges:
        steps = steps.merge_e(
            {
                T.id: element_id(owner, edge.edge_id),
                T.label: edge.label,
                Direction.OUT: element_id(owner, edge.source),
                Direction.IN: element_id(owner, edge.target),
            }
        )
        for key, value in _edge_values(owner, edge).items():
            steps = steps.property(key, value)
    return steps.count()


def vertex_of(element: dict[Any, Any]) -> Vertex:
    """From an element map."""
    return Vertex(
        vertex_id=own_id(element[T.id]),
        label=element[KIND],
        name=element[NAME],
        properties={
            key.removeprefix(_PROPERTY): value
            for key, value in sorted(_named(element).items())
            if key.startswith(_PROPERTY)
        },
    )


def edge_of(element: dict[Any, Any]) -> Edge:
    return Edge(
        source=own_id(element[Direction.OUT][T.id]),
        target=own_id(element[Direction.IN][T.id]),
        label=element[T.label],
        document_id=element[DOCUMENT],
        evidence=tuple(sorted(value for key, value in _named(element).items() if key.startswith(_EVIDENCE))),
    )


def _edge_values(owner: str, edge: Edge) -> dict[str, str]:
    evidence = {_EVIDENCE + digest(text): text for text in edge.evidence}
    return {OWNER: owner, DOCUMENT: edge.document_id, **evidence}


def _named(element: dict[Any, Any]) -> dict[str, Any]:
    return {key: value for key, value in element.items() if isinstance(key, str)}
