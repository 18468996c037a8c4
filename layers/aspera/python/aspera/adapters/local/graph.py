"""The graph in SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import orjson

from aspera.adapters.local.database import Database
from aspera.domain.errors import InvalidInput
from aspera.ports.graph import Edge, Vertex

_MERGE_VERTEX = """
INSERT INTO vertices (vertex_id, label, name, properties) VALUES (?, ?, ?, ?)
ON CONFLICT (vertex_id) DO UPDATE SET label = excluded.label, name = excluded.name,
    properties = excluded.properties
"""
_MERGE_EDGE = """
INSERT INTO edges (source, target, label, document_id, evidence) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (source, target, label, document_id) DO UPDATE SET evidence = excluded.evidence
"""
_EDGES = """
SELECT source, target, label, document_id, evidence FROM edges WHERE source = ?1 OR target = ?1
ORDER BY source, target, label, document_id
"""
_NEIGHBOURS = """
SELECT vertex_id, label, name, properties FROM vertices WHERE vertex_id IN (
    SELECT target FROM edges WHERE source = ?1 UNION SELECT source FROM edges WHERE target = ?1
) ORDER BY vertex_id
"""
_HELD = """
SELECT source FROM edges WHERE document_id = ?1 UNION SELECT target FROM edges WHERE document_id = ?1
UNION SELECT ?1
"""
_DELETE_UNHELD = """
DELETE FROM vertices WHERE vertex_id = ?1
AND NOT EXISTS (SELECT 1 FROM edges WHERE source = ?1) AND NOT EXISTS (SELECT 1 FROM edges WHERE target = ?1)
"""


class SqliteGraph:
    def __init__(self, database: Database) -> None:
        self._database = database

    def upsert(self, vertices: Sequence[Vertex], edges: Sequence[Edge]) -> None:
        with self._database.write() as connection:
            for vertex in vertices:
                _merge_vertex(connection, vertex)
            for edge in edges:
                _merge_edge(connection, edge)

    def neighbours(self, vertex_id: str) -> tuple[Sequence[Vertex], Sequence[Edge]]:
        with self._database.read() as connection:
            vertices = connection.execute(_NEIGHBOURS, (vertex_id,)).fetchall()
            edges = connection.execute(_EDGES, (vertex_id,)).fetchall()
        return [_vertex(*row) for row in vertices], [_edge(*row) for row in edges]

    def delete(self, document_id: str) -> None:
        with self._database.write() as connection:
            held = connection.execute(_HELD, (document_id,)).fetchall()
            connection.execute("DELETE FROM edges WHERE document_id = ?", (document_id,))
            connection.executemany(_DELETE_UNHELD, held)


def _merge_vertex(connection: sqlite3.Connection, vertex: Vertex) -> None:
    stored = connection.execute(
        "SELECT properties FROM vertices WHERE vertex_id = ?", (vertex.vertex_id,)
    ).fetchone()
    properties = {**(orjson.loads(stored[0]) if stored else {}), **vertex.properties}
    text = orjson.dumps(properties, option=orjson.OPT_SORT_KEYS).decode()
    connection.execute(_MERGE_VERTEX, (vertex.vertex_id, vertex.label, vertex.name, text))


def _merge_edge(connection: sqlite3.Connection, edge: Edge) -> None:
    ends = {edge.source, edge.target}
    known = connection.execute(
        "SELECT count(*) FROM vertices WHERE vertex_id IN (?, ?)", (edge.source, edge.target)
    ).fetchone()[0]
    if known != len(ends):
        raise InvalidInput(f"The edge {edge.source!r} → {edge.target!r} has an end that is not there.")
    key = (edge.source, edge.target, edge.label, edge.document_id)
    stored = connection.execute(
        "SELECT evidence FROM edges WHERE source = ? AND target = ? AND label = ? AND document_id = ?", key
    ).fetchone()
    evidence = sorted({*(orjson.loads(stored[0]) if stored else ()), *edge.evidence})
    connection.execute(_MERGE_EDGE, (*key, orjson.dumps(evidence).decode()))


def _vertex(vertex_id: str, label: str, name: str, properties: str) -> Vertex:
    return Vertex(vertex_id=vertex_id, label=label, name=name, properties=orjson.loads(properties))


def _edge(source: str, target: str, label: str, document_id: str, evidence: str) -> Edge:
    return Edge(
        source=source,
        target=target,
        label=label,
        document_id=document_id,
        evidence=tuple(orjson.loads(evidence)),
    )
