"""The graph in Neptune, or in any Gremlin server with string identifiers; see gremlin_elements."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from gremlin_python.process.graph_traversal import __
from gremlin_python.process.traversal import P, T, TextP

from aspera.adapters.aws import gremlin_elements as stored
from aspera.adapters.aws.gremlin_connection import GremlinConnection, Traversal
from aspera.domain.errors import Defect, InvalidInput
from aspera.domain.graph_elements import part_of
from aspera.domain.graph_merging import merged_edges, merged_vertices
from aspera.ports.graph import MOST_NEIGHBOURS, Edge, GraphPart, Vertex

_BATCH = 50
"""Elements of one traversal, which is one transaction: larger ones collide more often."""
_IDS = 500
_ROUNDS = 5
_FEW = 200


class NeptuneGraph:
    """Raises Unavailable and Defect. What is written together is not one transaction; writing it
    again completes it."""

    def __init__(self, connection: GremlinConnection) -> None:
        self._connection = connection

    def upsert(self, owner: str, vertices: Sequence[Vertex], edges: Sequence[Edge]) -> None:
        key = stored.owner_key(owner)
        given = merged_vertices(vertices)
        self._check_ends(key, given, edges)
        self._write_vertices(key, given.values())
        for part in _parts(merged_edges(edges), _BATCH):
            self._write_edges(key, given, part)

    def neighbours(
        self, owner: str, vertex_id: str, labels: Sequence[str] = (), limit: int = MOST_NEIGHBOURS
    ) -> GraphPart:
        key = stored.owner_key(owner)

        def traverse(g: Any) -> Any:
            steps = g.V(stored.element_id(key, vertex_id)).has(stored.OWNER, key).both_e()
            if labels:
                steps = steps.where(__.other_v().has(stored.KIND, P.within(*labels)))
            return _by_key(steps.dedup()).limit(limit + 1).element_map()

        edges = sorted(map(stored.edge_of, self._connection.run(traverse)), key=lambda edge: edge.key)
        ends = {edge.target if edge.source == vertex_id else edge.source for edge in edges[:limit]}
        vertices = self._vertices(key, ends)
        return GraphPart(
            vertices=tuple(vertices[end] for end in sorted(vertices)),
            edges=tuple(edge for edge in edges[:limit] if {*edge.key[:2]} <= {*vertices, vertex_id}),
            truncated=len(edges) > limit,
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
        key = stored.owner_key(owner)

        def traverse(g: Any) -> Any:
            steps = _own(g, key, vertex_ids) if document_id is None else _of(g, key, document_id)
            if document_id is not None and vertex_ids:
                steps = steps.has_id(P.within(*_ids(key, vertex_ids)))
            if labels:
                steps = steps.has(stored.KIND, P.within(*labels))
            if name:
                steps = steps.has(stored.FOLDED, TextP.containing(name.casefold()))
            return steps.order().by(T.id).limit(limit + 1).element_map()

        found = {v.vertex_id: v for v in map(stored.vertex_of, self._connection.run(traverse))}
        return part_of(found, self._edges_between(key, document_id, found), limit)

    def delete(self, owner: str, document_id: str) -> None:
        key = stored.owner_key(owner)
        held = self._connection.run(lambda g: _of(g, key, document_id).id_())
        self._connection.run(lambda g: _edges_of(g, key, document_id).drop())
        for part in _parts(sorted({stored.element_id(key, document_id), *held}), _IDS):
            self._connection.run(_unheld(key, part))

    def _check_ends(self, key: str, given: dict[str, Vertex], edges: Sequence[Edge]) -> None:
        outside = {end for edge in edges for end in edge.key[:2]} - given.keys()
        known = self._vertices(key, outside).keys() | given.keys()
        for edge in edges:
            if not set(edge.key[:2]) <= known:
                raise InvalidInput(
                    f"The edge {edge.source!r} → {edge.target!r} has an end that is not there."
                )

    def _write_vertices(self, key: str, vertices: Iterable[Vertex]) -> None:
        for part in _parts(list(vertices), _BATCH):
            self._connection.run(_merging(key, part))

    def _write_edges(self, key: str, given: dict[str, Vertex], edges: Sequence[Edge]) -> None:
        """An end that was deleted meanwhile is written again, when it was given."""
        for final in [*[False] * _ROUNDS, True]:
            try:
                self._connection.run(lambda g: stored.merge_edges(g, key, edges))
                return
            except Defect:
                if final:
                    raise
                self._check_ends(key, given, edges)
                ends = {end for edge in edges for end in edge.key[:2]}
                self._write_vertices(key, [given[end] for end in sorted(ends & given.keys())])

    def _vertices(self, key: str, ids: Iterable[str]) -> dict[str, Vertex]:
        found: dict[str, Vertex] = {}
        for part in _parts(sorted(set(ids)), _IDS):
            elements = self._connection.run(_shown(key, part))
            found.update({v.vertex_id: v for v in map(stored.vertex_of, elements)})
        return found

    def _edges_between(self, key: str, document_id: str | None, vertices: Collection[str]) -> Iterable[Edge]:
        """At least the edges between them."""
        if not vertices:
            return []
        if document_id is not None:
            elements = self._connection.run(lambda g: _edges_of(g, key, document_id).element_map())
        elif len(vertices) <= _FEW:
            elements = self._connection.run(lambda g: _own(g, key, list(vertices)).out_e().element_map())
        else:
            elements = self._connection.run(lambda g: _own(g, key, ()).out_e().element_map())
        return map(stored.edge_of, elements)


def _own(g: Any, key: str, ids: Sequence[str]) -> Any:
    return g.V(*_ids(key, ids)).has(stored.OWNER, key)


def _edges_of(g: Any, key: str, document_id: str) -> Any:
    return g.E().has(stored.DOCUMENT, document_id).has(stored.OWNER, key)


def _of(g: Any, key: str, document_id: str) -> Any:
    return _edges_of(g, key, document_id).both_v().dedup()


def _merging(key: str, vertices: Sequence[Vertex]) -> Traversal:
    return lambda g: stored.merge_vertices(g, key, vertices)


def _shown(key: str, ids: Sequence[str]) -> Traversal:
    return lambda g: _own(g, key, ids).element_map()


def _unheld(key: str, ids: Sequence[str]) -> Traversal:
    return lambda g: g.V(*ids).has(stored.OWNER, key).not_(__.both_e()).drop()


def _by_key(edges: Any) -> Any:
    ends = edges.order().by(__.out_v().id_()).by(__.in_v().id_())
    return ends.by(T.label).by(stored.DOCUMENT)


def _ids(key: str, ids: Sequence[str]) -> list[str]:
    return [stored.element_id(key, one) for one in ids]


def _parts(values: Sequence[Any], size: int) -> Iterable[list[Any]]:
    return (list(values[start : start + size]) for start in range(0, len(values), size))
