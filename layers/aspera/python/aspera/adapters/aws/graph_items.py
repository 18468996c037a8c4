"""Vertices and edges as items of the table `relations`: PK owner, SK entry.

    vertex#<vertex id>                        one for each vertex; `revision` counts what touched it
    out#<source>#<edge id>                    the same edge three times: by where it begins,
    in#<target>#<edge id>                     where it ends, and by document, so that each
    document#<document>#<edge id>             question is one consistent query of one partition

Source, target and document stand there as digests: of one length, without a separator in them. A
property is an attribute of its own, and evidence a string set, so that writers at the same time merge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from aspera.adapters.aws.dynamodb_items import Item
from aspera.domain.run import digest
from aspera.ports.graph import Edge, Vertex

VERTEX, OUT, IN, DOCUMENT = "vertex#", "out#", "in#", "document#"
_PROPERTY = "p_"


def prefix(kind: str, vertex_or_document: str) -> str:
    """With what the entries of a vertex's or a document's edges begin."""
    return f"{kind}{digest(vertex_or_document, length=32)}#"


def edge_entries(edge: Edge) -> tuple[str, str, str]:
    places = ((OUT, edge.source), (IN, edge.target), (DOCUMENT, edge.document_id))
    out, into, document = (prefix(kind, value) + edge.edge_id for kind, value in places)
    return out, into, document


def vertex_of(item: Item) -> Vertex:
    return Vertex(
        vertex_id=item["entry"].removeprefix(VERTEX),
        label=item["label"],
        name=item["name"],
        properties={
            key.removeprefix(_PROPERTY): value
            for key, value in sorted(item.items())
            if key.startswith(_PROPERTY)
        },
    )


def edge_of(item: Item) -> Edge:
    return Edge(
        source=item["source"],
        target=item["target"],
        label=item["label"],
        document_id=item["document_id"],
        evidence=tuple(sorted(item.get("evidence", ()))),
    )


def merge_vertex(table: str, owner: str, vertex: Vertex) -> dict[str, Any]:
    values = {"label": vertex.label, "name": vertex.name}
    values |= {_PROPERTY + key: value for key, value in vertex.properties.items()}
    names = {f"#{position}": name for position, name in enumerate(values)}
    sets = ", ".join(f"#{position} = :{position}" for position in range(len(values)))
    return {
        "Update": {
            **_at(table, owner, VERTEX + vertex.vertex_id),
            "UpdateExpression": f"SET {sets} ADD revision :one",
            "ExpressionAttributeNames": names,
            "ExpressionAttributeValues": {
                ":one": {"N": "1"},
                **{f":{position}": {"S": value} for position, value in enumerate(values.values())},
            },
        }
    }


def merge_edges(table: str, owner: str, edges: Iterable[Edge]) -> Iterator[dict[str, Any]]:
    """The edges, each once, and the proof that their ends are there at this moment: a vertex that is
    being deleted is either gone, and this fails, or kept, because its revision has changed."""
    ends: dict[str, None] = {}
    for edge in edges:
        ends.update(dict.fromkeys(edge.key[:2]))
        for entry in edge_entries(edge):
            yield _merge_edge(table, owner, entry, edge)
    for vertex_id in ends:
        yield {
            "Update": {
                **_at(table, owner, VERTEX + vertex_id),
                "UpdateExpression": "ADD revision :one",
                "ConditionExpression": "attribute_exists(entry)",
                "ExpressionAttributeValues": {":one": {"N": "1"}},
            }
        }


def _merge_edge(table: str, owner: str, entry: str, edge: Edge) -> dict[str, Any]:
    values = {"source": edge.source, "target": edge.target, "label": edge.label, "document": edge.document_id}
    sets = "SET #source = :source, #target = :target, #label = :label, document_id = :document"
    update: dict[str, Any] = {
        **_at(table, owner, entry),
        "UpdateExpression": sets + (" ADD evidence :evidence" if edge.evidence else ""),
        "ExpressionAttributeNames": {f"#{name}": name for name in ("source", "target", "label")},
        "ExpressionAttributeValues": {f":{name}": {"S": value} for name, value in values.items()},
    }
    if edge.evidence:
        update["ExpressionAttributeValues"][":evidence"] = {"SS": sorted(set(edge.evidence))}
    return {"Update": update}


def _at(table: str, owner: str, entry: str) -> dict[str, Any]:
    return {"TableName": table, "Key": {"owner": {"S": owner}, "entry": {"S": entry}}}
