"""A part of the graph: what a document or an entity is related to, as far as its owner may see."""

from __future__ import annotations

from collections.abc import Iterable

from aspera.domain.errors import NotFound
from aspera.domain.finding import Value
from aspera.ports.documents import Documents
from aspera.ports.graph import Edge, Graph, Vertex
from aspera.use_cases.find_document import every_document

_DOCUMENT = "Document"


class GraphQuestion(Value):
    """Around `vertex_id`, or around `document_id`, or around the owner's newest documents. `labels`
    and `name` (a part of it, in whatever case) choose among the vertices that are found."""

    document_id: str | None = None
    vertex_id: str | None = None
    labels: frozenset[str] = frozenset()
    name: str = ""
    limit: int = 200


class GraphPart(Value):
    """`truncated` when there is more than was asked for."""

    vertices: tuple[Vertex, ...]
    edges: tuple[Edge, ...]
    truncated: bool


def explore_graph(question: GraphQuestion, owner: str, *, documents: Documents, graph: Graph) -> GraphPart:
    """Vertices are shared between owners, relations are not: an edge is seen by the owner of the
    document that it came from, a vertex by whoever sees an edge of it. NotFound for a stranger's
    document, and for a vertex of which the owner sees nothing."""
    own = {document.document_id for document in every_document(owner, documents=documents)}
    if question.document_id is not None:
        documents.get(question.document_id, owner)
    vertices, edges = _around(_centres(question, own), own, graph)
    if question.vertex_id is not None and not edges:
        raise NotFound(f"There is no entity {question.vertex_id!r}.")
    return _chosen(vertices, edges, question)


def _centres(question: GraphQuestion, own: Iterable[str]) -> list[str]:
    named = question.vertex_id or question.document_id
    return [named] if named else sorted(own)[: question.limit]


def _around(
    centres: Iterable[str], own: set[str], graph: Graph
) -> tuple[dict[str, Vertex], dict[tuple[str, str, str, str], Edge]]:
    vertices: dict[str, Vertex] = {}
    edges: dict[tuple[str, str, str, str], Edge] = {}
    for centre in centres:
        found, relations = graph.neighbours(centre)
        mine = [edge for edge in relations if edge.document_id in own]
        ends = {end for edge in mine for end in (edge.source, edge.target)}
        edges |= {(edge.source, edge.target, edge.label, edge.document_id): edge for edge in mine}
        vertices |= {vertex.vertex_id: _shown(vertex) for vertex in found if vertex.vertex_id in ends}
        if mine and centre not in vertices:
            vertices[centre] = _itself(centre, mine, graph)
    return vertices, edges


def _itself(centre: str, edges: Iterable[Edge], graph: Graph) -> Vertex:
    """The vertex in the middle, which is its neighbours' neighbour."""
    for edge in edges:
        other = edge.target if edge.source == centre else edge.source
        for vertex in graph.neighbours(other)[0]:
            if vertex.vertex_id == centre:
                return _shown(vertex)
    raise NotFound(f"There is no entity {centre!r}.")


def _shown(vertex: Vertex) -> Vertex:
    """Without whose it is."""
    kept = {name: value for name, value in vertex.properties.items() if name != "owner"}
    return vertex.model_copy(update={"properties": kept})


def _chosen(
    vertices: dict[str, Vertex], edges: dict[tuple[str, str, str, str], Edge], question: GraphQuestion
) -> GraphPart:
    wanted = [vertex for _, vertex in sorted(vertices.items()) if _is_wanted(vertex, question)]
    kept = wanted[: question.limit]
    names = {vertex.vertex_id for vertex in kept}
    shown = [edge for _, edge in sorted(edges.items()) if {edge.source, edge.target} <= names]
    return GraphPart(vertices=tuple(kept), edges=tuple(shown), truncated=len(wanted) > len(kept))


def _is_wanted(vertex: Vertex, question: GraphQuestion) -> bool:
    if vertex.label == _DOCUMENT or vertex.vertex_id == question.vertex_id:
        return True
    return (not question.labels or vertex.label in question.labels) and (
        question.name.casefold() in vertex.name.casefold()
    )
