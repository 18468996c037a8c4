"""The graph in DynamoDB: an owner's graph is one partition, see graph_items."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from aspera.adapters.aws import graph_items as items
from aspera.adapters.aws.dynamodb_errors import ERRORS
from aspera.adapters.aws.dynamodb_items import Item, from_wire, to_wire
from aspera.adapters.aws.error_translation import translated
from aspera.adapters.aws.graph_transactions import MOST_WRITES, write
from aspera.domain.errors import InvalidInput, Unavailable
from aspera.domain.graph_elements import part_of
from aspera.domain.graph_merging import merged_edges, merged_vertices
from aspera.ports.graph import MOST_NEIGHBOURS, Edge, GraphPart, Vertex

_EDGES = 19
"""Three writes an edge and at most two ends: within one transaction."""
_READ = 100
"""What one BatchGetItem takes."""
_ROUNDS = 8
_FEW = 40
"""Vertices whose edges are asked for one by one; beyond, the whole partition is read at once."""


class DynamoGraph:
    """Raises Unavailable and Defect."""

    def __init__(self, client: Any, prefix: str) -> None:
        self._client = client
        self._name = f"{prefix}-relations"

    def upsert(self, owner: str, vertices: Sequence[Vertex], edges: Sequence[Edge]) -> None:
        merged = merged_vertices(vertices)
        self._check_ends(owner, merged, edges)
        self._write_vertices(owner, list(merged.values()))
        for part in _parts(merged_edges(edges), _EDGES):
            self._write_edges(owner, merged, part)

    def neighbours(
        self, owner: str, vertex_id: str, labels: Sequence[str] = (), limit: int = MOST_NEIGHBOURS
    ) -> GraphPart:
        edges = {edge.key: edge for edge in self._touching(owner, vertex_id)}
        others = {key: key[1] if key[0] == vertex_id else key[0] for key in edges}
        vertices = self._vertices(owner, others.values())
        # An edge that is being deleted may have lost its end already.
        wanted = [
            key
            for key in sorted(edges)
            if others[key] in vertices and (not labels or vertices[others[key]].label in labels)
        ]
        ends = sorted({others[key] for key in wanted[:limit]})
        return GraphPart(
            vertices=tuple(vertices[end] for end in ends),
            edges=tuple(edges[key] for key in wanted[:limit]),
            truncated=len(wanted) > limit,
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
        edges: list[Edge] | None = None
        if document_id is not None:
            edges = list(self._edges(owner, items.prefix(items.DOCUMENT, document_id)))
        found: dict[str, Vertex] = {}
        for vertex in self._candidates(owner, edges, vertex_ids):
            if (not labels or vertex.label in labels) and name.casefold() in vertex.name.casefold():
                found[vertex.vertex_id] = vertex
                if len(found) > limit:
                    break
        return part_of(found, self._edges_from(owner, found) if edges is None else edges, limit)

    def delete(self, owner: str, document_id: str) -> None:
        edges = list(self._edges(owner, items.prefix(items.DOCUMENT, document_id)))
        entries = [entry for edge in edges for entry in items.edge_entries(edge)]
        for part in _parts(entries, MOST_WRITES - 1):
            write(self._client, [{"Delete": self._at(owner, entry)} for entry in part])
        self._delete_unheld(owner, {document_id} | {end for edge in edges for end in edge.key[:2]})

    def _check_ends(self, owner: str, given: dict[str, Vertex], edges: Sequence[Edge]) -> None:
        outside = {end for edge in edges for end in edge.key[:2]} - given.keys()
        stored = self._vertices(owner, outside)
        for edge in edges:
            if not set(edge.key[:2]) <= stored.keys() | given.keys():
                raise InvalidInput(
                    f"The edge {edge.source!r} → {edge.target!r} has an end that is not there."
                )

    def _write_vertices(self, owner: str, vertices: Sequence[Vertex]) -> None:
        for part in _parts(vertices, MOST_WRITES):
            write(self._client, [items.merge_vertex(self._name, owner, vertex) for vertex in part])

    def _write_edges(self, owner: str, given: dict[str, Vertex], edges: Sequence[Edge]) -> None:
        """An end that was deleted meanwhile is written again, when it was given."""
        for _ in range(_ROUNDS):
            if write(self._client, list(items.merge_edges(self._name, owner, edges))):
                return
            self._check_ends(owner, given, edges)
            ends = {end for edge in edges for end in edge.key[:2]}
            self._write_vertices(owner, [given[end] for end in sorted(ends & given.keys())])
        raise Unavailable("the graph's vertices are being deleted while they are written")

    def _delete_unheld(self, owner: str, vertex_ids: Collection[str]) -> None:
        """Revisions are read before edges: who adds an edge in between raises them, and the vertex
        stays."""
        for _ in range(_ROUNDS):
            entries = [items.VERTEX + vertex_id for vertex_id in sorted(vertex_ids)]
            revisions = {
                item["entry"]: item["revision"]
                for part in _parts(entries, _READ)
                for item in self._items(owner, part)
            }
            held = {items.VERTEX + end for end in self._held(owner, vertex_ids)}
            unheld = [self._deletion(owner, *one) for one in revisions.items() if one[0] not in held]
            if all([write(self._client, part) for part in _parts(unheld, MOST_WRITES)]):
                return

    def _deletion(self, owner: str, entry: str, revision: Any) -> dict[str, Any]:
        unchanged = {
            "ConditionExpression": "revision = :seen",
            "ExpressionAttributeValues": to_wire({":seen": revision}),
        }
        return {"Delete": self._at(owner, entry) | unchanged}

    def _held(self, owner: str, vertex_ids: Collection[str]) -> set[str]:
        """At least those of the vertices that an edge leads from or to."""
        if len(vertex_ids) <= _FEW:
            return {one for one in vertex_ids if next(self._touching(owner, one), None)}
        return {end for edge in self._edges(owner, items.OUT) for end in edge.key[:2]}

    def _candidates(
        self, owner: str, edges: Iterable[Edge] | None, vertex_ids: Sequence[str]
    ) -> Iterable[Vertex]:
        """Vertices by id, those of the edges' ends and of the ids that are asked for."""
        if edges is None and not vertex_ids:
            return (items.vertex_of(item) for item in self._query(owner, items.VERTEX))
        ends = {end for edge in edges or () for end in edge.key[:2]}
        asked = ends if not vertex_ids else set(vertex_ids) if edges is None else ends & set(vertex_ids)
        return [vertex for _, vertex in sorted(self._vertices(owner, asked).items())]

    def _edges_from(self, owner: str, vertices: Collection[str]) -> Iterator[Edge]:
        """The edges that begin at these vertices; all there are, when the vertices are many."""
        few = len(vertices) <= _FEW
        for prefix in [items.prefix(items.OUT, one) for one in vertices] if few else [items.OUT]:
            yield from self._edges(owner, prefix)

    def _touching(self, owner: str, vertex_id: str) -> Iterator[Edge]:
        for kind in (items.OUT, items.IN):
            yield from self._edges(owner, items.prefix(kind, vertex_id))

    def _edges(self, owner: str, prefix: str) -> Iterator[Edge]:
        return map(items.edge_of, self._query(owner, prefix))

    def _query(self, owner: str, prefix: str) -> Iterator[Item]:
        if not owner:
            return
        request: dict[str, Any] = {
            "TableName": self._name,
            "KeyConditionExpression": "#owner = :owner AND begins_with(entry, :prefix)",
            "ExpressionAttributeNames": {"#owner": "owner"},
            "ExpressionAttributeValues": to_wire({":owner": owner, ":prefix": prefix}),
            "ConsistentRead": True,
        }
        while True:
            with translated(ERRORS, "DynamoDB"):
                answer = self._client.query(**request)
            yield from map(from_wire, answer["Items"])
            if "LastEvaluatedKey" not in answer:
                return
            request["ExclusiveStartKey"] = answer["LastEvaluatedKey"]

    def _vertices(self, owner: str, ids: Iterable[str]) -> dict[str, Vertex]:
        found: dict[str, Vertex] = {}
        entries = [items.VERTEX + vertex_id for vertex_id in sorted(set(ids))]
        for part in _parts(entries if owner else (), _READ):
            found.update({v.vertex_id: v for v in map(items.vertex_of, self._items(owner, part))})
        return found

    def _items(self, owner: str, entries: Sequence[str]) -> Iterator[Item]:
        keys = [self._at(owner, entry)["Key"] for entry in entries]
        while keys:
            request = {self._name: {"Keys": keys, "ConsistentRead": True}}
            with translated(ERRORS, "DynamoDB"):
                answer = self._client.batch_get_item(RequestItems=request)
            yield from map(from_wire, answer["Responses"].get(self._name, ()))
            keys = answer.get("UnprocessedKeys", {}).get(self._name, {}).get("Keys", [])

    def _at(self, owner: str, entry: str) -> dict[str, Any]:
        return {"TableName": self._name, "Key": to_wire({"owner": owner, "entry": entry})}


def _parts(values: Iterable[Any], size: int) -> Iterator[list[Any]]:
    waiting = iter(values)
    while part := list(islice(waiting, size)):
        yield part
