"""The graph in SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

import orjson

from aspera.adapters.local import graph_statements as sql
from aspera.adapters.local.database import Database
from aspera.domain.errors import InvalidInput
from aspera.domain.graph_elements import EdgeKey, part_of
from aspera.ports.graph import MOST_NEIGHBOURS, Edge, GraphPart, Vertex


class SqliteGraph:
    def __init__(self, database: Database) -> None:
        self._database = database

    def upsert(self, owner: str, vertices: Sequence[Vertex], edges: Sequence[Edge]) -> None:
        with self._database.write() as connection:
            _merge_vertices(connection, owner, vertices)
            _check_ends(connection, owner, edges)
            _merge_edges(connection, owner, edges)

    def neighbours(
        self, owner: str, vertex_id: str, labels: Sequence[str] = (), limit: int = MOST_NEIGHBOURS
    ) -> GraphPart:
        values = {"owner": owner, "id": vertex_id, "labels": _json(labels), "most": limit + 1}
        with self._database.read() as connection:
            edges = [_edge(row) for row in connection.execute(sql.AROUND, values)]
            ends = {e.target if e.source == vertex_id else e.source for e in edges[:limit]}
            vertices = _vertices(connection, owner, ends)
        return GraphPart(
            vertices=tuple(vertices[end] for end in sorted(ends)),
            edges=tuple(edges[:limit]),
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
        values = {
            "owner": owner,
            "document": document_id,
            "labels": _json(labels),
            "ids": _json(vertex_ids),
        }
        with self._database.read() as connection:
            rows = connection.execute(sql.find(document_id is not None, bool(vertex_ids)), values)
            folded = name.casefold()
            # SQLite folds ASCII only, so names are compared here.
            found = [row for row in rows if not folded or folded in row[2].casefold()]
            chosen = {row[0]: _vertex(row) for row in found[: limit + 1]}
            within = sorted(chosen)[:limit]
            between = {"owner": owner, "document": document_id, "ids": _json(within), "most": limit + 1}
            edges = [_edge(row) for row in connection.execute(sql.BETWEEN, between)]
        return part_of(chosen, edges, limit)

    def delete(self, owner: str, document_id: str) -> None:
        values = {"owner": owner, "document": document_id}
        with self._database.write() as connection:
            held = [{"owner": owner, "id": row[0]} for row in connection.execute(sql.HELD, values)]
            connection.execute(sql.DELETE_EDGES, values)
            connection.executemany(sql.DELETE_UNHELD, held)


def _merge_vertices(connection: sqlite3.Connection, owner: str, vertices: Sequence[Vertex]) -> None:
    stored = _vertices(connection, owner, {vertex.vertex_id for vertex in vertices})
    for vertex in vertices:
        known = stored.get(vertex.vertex_id)
        properties = {**(known.properties if known else {}), **vertex.properties}
        stored[vertex.vertex_id] = vertex.model_copy(update={"properties": properties})
    connection.executemany(
        sql.MERGE_VERTEX,
        [(owner, v.vertex_id, v.label, v.name, _json(v.properties)) for v in stored.values()],
    )


def _check_ends(connection: sqlite3.Connection, owner: str, edges: Sequence[Edge]) -> None:
    known = _vertices(connection, owner, {end for edge in edges for end in edge.key[:2]})
    for edge in edges:
        if edge.source not in known or edge.target not in known:
            raise InvalidInput(f"The edge {edge.source!r} → {edge.target!r} has an end that is not there.")


def _merge_edges(connection: sqlite3.Connection, owner: str, edges: Sequence[Edge]) -> None:
    merged: dict[EdgeKey, set[str]] = {}
    for edge in edges:
        if edge.key not in merged:
            stored = connection.execute(sql.EVIDENCE, (owner, *edge.key)).fetchone()
            merged[edge.key] = set(orjson.loads(stored[0]) if stored else ())
        merged[edge.key].update(edge.evidence)
    rows = [(owner, *key, _json(sorted(evidence))) for key, evidence in merged.items()]
    connection.executemany(sql.MERGE_EDGE, rows)


def _vertices(connection: sqlite3.Connection, owner: str, ids: Iterable[str]) -> dict[str, Vertex]:
    rows = connection.execute(sql.VERTICES, {"owner": owner, "ids": _json(sorted(ids))})
    return {row[0]: _vertex(row) for row in rows}


def _json(value: Sequence[str] | dict[str, str]) -> str:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


def _vertex(row: tuple[str, str, str, str]) -> Vertex:
    vertex_id, label, name, properties = row
    return Vertex(vertex_id=vertex_id, label=label, name=name, properties=orjson.loads(properties))


def _edge(row: tuple[str, str, str, str, str]) -> Edge:
    source, target, label, document_id, evidence = row
    return Edge(
        source=source,
        target=target,
        label=label,
        document_id=document_id,
        evidence=tuple(orjson.loads(evidence)),
    )
