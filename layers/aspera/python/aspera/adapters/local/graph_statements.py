"""The graph's SQL. Every statement is bound to one owner; lists of ids and labels come as JSON."""

from __future__ import annotations

from functools import cache

MERGE_VERTEX = """
INSERT INTO graph_vertices (owner, vertex_id, label, name, properties) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (owner, vertex_id) DO UPDATE SET label = excluded.label, name = excluded.name,
    properties = excluded.properties
"""
MERGE_EDGE = """
INSERT INTO graph_edges (owner, source, target, label, document_id, evidence) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (owner, source, target, label, document_id) DO UPDATE SET evidence = excluded.evidence
"""
EVIDENCE = """
SELECT evidence FROM graph_edges
WHERE owner = ? AND source = ? AND target = ? AND label = ? AND document_id = ?
"""
VERTICES = """
SELECT vertex_id, label, name, properties FROM graph_vertices
WHERE owner = :owner AND vertex_id IN (SELECT value FROM json_each(:ids))
"""
AROUND = """
SELECT source, target, label, document_id, evidence FROM (
    SELECT *, target AS other FROM graph_edges WHERE owner = :owner AND source = :id
    UNION ALL
    SELECT *, source AS other FROM graph_edges WHERE owner = :owner AND target = :id AND source <> :id
)
WHERE :labels = '[]' OR EXISTS (
    SELECT 1 FROM graph_vertices AS v WHERE v.owner = :owner AND v.vertex_id = other
    AND v.label IN (SELECT value FROM json_each(:labels))
)
ORDER BY source, target, label, document_id LIMIT :most
"""
BETWEEN = """
SELECT source, target, label, document_id, evidence FROM graph_edges
WHERE owner = :owner AND (:document IS NULL OR document_id = :document)
AND source IN (SELECT value FROM json_each(:ids)) AND target IN (SELECT value FROM json_each(:ids))
ORDER BY source, target, label, document_id LIMIT :most
"""
HELD = """
SELECT source FROM graph_edges WHERE owner = :owner AND document_id = :document
UNION SELECT target FROM graph_edges WHERE owner = :owner AND document_id = :document
UNION SELECT :document
"""
DELETE_EDGES = "DELETE FROM graph_edges WHERE owner = :owner AND document_id = :document"
DELETE_UNHELD = """
DELETE FROM graph_vertices WHERE owner = :owner AND vertex_id = :id
AND NOT EXISTS (SELECT 1 FROM graph_edges WHERE owner = :owner AND source = :id)
AND NOT EXISTS (SELECT 1 FROM graph_edges WHERE owner = :owner AND target = :id)
"""
_FIND = """
SELECT vertex_id, label, name, properties FROM graph_vertices
WHERE owner = :owner AND (:labels = '[]' OR label IN (SELECT value FROM json_each(:labels)))
"""
_OF_DOCUMENT = """
AND vertex_id IN (
    SELECT source FROM graph_edges WHERE owner = :owner AND document_id = :document
    UNION SELECT target FROM graph_edges WHERE owner = :owner AND document_id = :document
)
"""
_OF_IDS = "AND vertex_id IN (SELECT value FROM json_each(:ids))\n"


@cache
def find(of_document: bool, of_ids: bool) -> str:
    return _FIND + (_OF_DOCUMENT if of_document else "") + (_OF_IDS if of_ids else "") + "ORDER BY vertex_id"
