"""What the graph is made of: entities, how they are related, and a part of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Annotated

from pydantic import Field

from aspera.domain.finding import Value
from aspera.domain.run import digest

VERTEX_LABELS = ("Document", "Entity", "Person", "Company", "Risk", "Compliance", "Financial", "ESG")
EDGE_LABELS = ("CONTAINS", "RELATES_TO", "HAS_RISK", "INVOLVES", "REQUIRES_COMPLIANCE")

ElementId = Annotated[str, Field(min_length=1, max_length=128)]
EdgeKey = tuple[str, str, str, str]


class Vertex(Value):
    """`vertex_id` is derived from content, so storing it again changes nothing. Its label is one of
    VERTEX_LABELS."""

    vertex_id: ElementId
    label: str
    name: str
    properties: dict[str, str] = {}


class Edge(Value):
    """Its label is one of EDGE_LABELS. `evidence`: ids of findings, and quotes as `quoted` writes
    them."""

    source: ElementId
    target: ElementId
    label: str
    document_id: ElementId
    evidence: tuple[str, ...] = ()

    @property
    def key(self) -> EdgeKey:
        """What tells edges apart, and their order."""
        return (self.source, self.target, self.label, self.document_id)

    @cached_property
    def edge_id(self) -> str:
        return digest(*self.key, length=32)


class GraphPart(Value):
    """A part of one owner's graph: vertices by id, edges by key. `truncated`: there is more than the
    limit that was asked for."""

    vertices: tuple[Vertex, ...] = ()
    edges: tuple[Edge, ...] = ()
    truncated: bool = False


def quoted(page: int, quote: str) -> str:
    """A quote as evidence: `p. 3: “…”`."""
    return f"p. {page}: “{quote}”"


def part_of(
    vertices: Mapping[str, Vertex], edges: Iterable[Edge], limit: int, truncated: bool = False
) -> GraphPart:
    """At most `limit` vertices, the first by id, and `limit` edges between them, the first by key."""
    chosen = sorted(vertices)[:limit]
    within = set(chosen)
    between = sorted(
        (edge for edge in edges if edge.source in within and edge.target in within), key=lambda edge: edge.key
    )
    return GraphPart(
        vertices=tuple(vertices[vertex_id] for vertex_id in chosen),
        edges=tuple(between[:limit]),
        truncated=truncated or len(vertices) > limit or len(between) > limit,
    )
