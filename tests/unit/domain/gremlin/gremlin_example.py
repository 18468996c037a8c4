"""A small graph with everything in it that a question may ask for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from aspera.domain.graph_elements import Edge, Vertex

FOLDER = Path(__file__).parent


def lines_of(name: str) -> list[str]:
    """The lines of a data file without comments."""
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _vertex(vertex_id: str, label: str, name: str, **properties: str) -> Vertex:
    return Vertex(vertex_id=vertex_id, label=label, name=name, properties=properties)


def _edge(source: str, label: str, target: str, document_id: str, *evidence: str) -> Edge:
    return Edge(source=source, target=target, label=label, document_id=document_id, evidence=evidence)


VERTICES: Sequence[Vertex] = (
    _vertex("d1", "Document", "annual_2023.pdf", kind="annual_report"),
    _vertex("d2", "Document", "annual_2024.pdf", kind="annual_report"),
    _vertex("c1", "Company", "Nordhafen", form="AG"),
    _vertex("c2", "Company", "O'Brien & Co"),
    _vertex("p1", "Person", "Ada Holm", role="CEO"),
    _vertex("p2", "Person", "Émile Roux"),
    _vertex("r1", "Risk", "Credit risk", severity="HIGH"),
    _vertex("r2", "Risk", "Flood", severity="LOW"),
    _vertex("r3", "Risk", "Cyber risk", severity="HIGH"),
    _vertex("x1", "Compliance", "GRI"),
    _vertex("s", "ESG", "Scope 3"),
    _vertex("lone", "Financial", "Revenue"),
)
EDGES: Sequence[Edge] = (
    _edge("d1", "INVOLVES", "c1", "d1", "f1", "f2"),
    _edge("d1", "INVOLVES", "p1", "d1"),
    _edge("d1", "HAS_RISK", "r1", "d1", "f3"),
    _edge("d1", "HAS_RISK", "r2", "d1", "f4"),
    _edge("d2", "INVOLVES", "c1", "d2"),
    _edge("d2", "INVOLVES", "c2", "d2"),
    _edge("d2", "INVOLVES", "p2", "d2"),
    _edge("d2", "HAS_RISK", "r1", "d2"),
    _edge("d2", "HAS_RISK", "r3", "d2"),
    _edge("d2", "REQUIRES_COMPLIANCE", "x1", "d2"),
    _edge("p1", "RELATES_TO", "c1", "d1", "p. 3: “Ada Holm, CEO”"),
    _edge("p2", "RELATES_TO", "c1", "d2"),
    _edge("p2", "RELATES_TO", "c2", "d2"),
    _edge("d2", "CONTAINS", "s", "d2"),
    _edge("s", "RELATES_TO", "s", "d2"),
)
