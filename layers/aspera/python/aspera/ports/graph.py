"""Entities and how they are related, each relation with the evidence that it came from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from aspera.domain.finding import Value


class Vertex(Value):
    """`vertex_id` is derived from content, so storing it again changes nothing. Labels:
    Document, Entity, Person, Company, Risk, Compliance, Financial, ESG."""

    vertex_id: str
    label: str
    name: str
    properties: dict[str, str] = {}


class Edge(Value):
    """Labels: CONTAINS, RELATES_TO, HAS_RISK, INVOLVES, REQUIRES_COMPLIANCE. `evidence` names
    the findings that it came from."""

    source: str
    target: str
    label: str
    document_id: str
    evidence: tuple[str, ...] = ()


class Graph(Protocol):
    def upsert(self, vertices: Sequence[Vertex], edges: Sequence[Edge]) -> None: ...

    def neighbours(self, vertex_id: str) -> tuple[Sequence[Vertex], Sequence[Edge]]:
        """The vertices one edge away, in either direction, and those edges."""

    def delete(self, document_id: str) -> None:
        """Remove the document's edges, and the vertices that only it held."""
