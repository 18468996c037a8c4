"""A part of the graph: what a document or an entity is related to, or what has a name."""

from __future__ import annotations

from collections.abc import Sequence

from aspera.domain.errors import InvalidInput, NotFound
from aspera.domain.graph_elements import GraphPart, part_of
from aspera.ports.documents import Documents
from aspera.ports.graph import Graph

MOST = 1000
"""Vertices of one answer."""


def explore_graph(
    owner: str,
    document_id: str | None = None,
    vertex_id: str | None = None,
    labels: Sequence[str] = (),
    name: str = "",
    limit: int = 200,
    *,
    documents: Documents,
    graph: Graph,
) -> GraphPart:
    """Around `vertex_id` (with itself), or of a document, or of all that the owner has; `labels` and
    `name` choose among the vertices. NotFound for a stranger's document or entity."""
    if not 1 <= limit <= MOST:
        raise InvalidInput(f"limit is from 1 to {MOST:,}.")
    if document_id is not None:
        documents.get(document_id, owner)
    if vertex_id is None:
        return graph.find(owner, document_id, labels, name, limit)
    itself = graph.find(owner, vertex_ids=(vertex_id,)).vertices
    if not itself:
        raise NotFound(f"There is no entity {vertex_id!r}.")
    around = graph.neighbours(owner, vertex_id, labels, limit)
    near = (vertex for vertex in around.vertices if name.casefold() in vertex.name.casefold())
    vertices = {vertex.vertex_id: vertex for vertex in (*itself, *near)}
    return part_of(vertices, around.edges, limit + 1, around.truncated)
