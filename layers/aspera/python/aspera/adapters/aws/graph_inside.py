"""The graph of a cluster in a private network, asked from outside of it."""

from __future__ import annotations

from collections.abc import Sequence

from aspera.adapters.aws.port_calls import PortCalls
from aspera.domain.graph_elements import Edge, GraphPart, Vertex
from aspera.ports.graph import MOST_NEIGHBOURS


class GraphInside:
    """As the port says; Unavailable also for an answer that is too large to be carried."""

    def __init__(self, calls: PortCalls) -> None:
        self._calls = calls

    def upsert(self, owner: str, vertices: Sequence[Vertex], edges: Sequence[Edge]) -> None:
        self._calls("graph", "upsert", owner=owner, vertices=vertices, edges=edges)

    def neighbours(
        self, owner: str, vertex_id: str, labels: Sequence[str] = (), limit: int = MOST_NEIGHBOURS
    ) -> GraphPart:
        found: GraphPart = self._calls(
            "graph", "neighbours", owner=owner, vertex_id=vertex_id, labels=labels, limit=limit
        )
        return found

    def find(
        self,
        owner: str,
        document_id: str | None = None,
        labels: Sequence[str] = (),
        name: str = "",
        limit: int = 200,
        vertex_ids: Sequence[str] = (),
    ) -> GraphPart:
        conditions = {"document_id": document_id, "labels": labels, "name": name, "vertex_ids": vertex_ids}
        found: GraphPart = self._calls("graph", "find", owner=owner, limit=limit, **conditions)
        return found

    def delete(self, owner: str, document_id: str) -> None:
        self._calls("graph", "delete", owner=owner, document_id=document_id)
