"""Put what was found into the graph: the document, what it is about, and the evidence."""

from __future__ import annotations

from aspera.domain.document import Document
from aspera.domain.finding import Finding, Value
from aspera.domain.run import Run, digest
from aspera.ports.documents import Documents
from aspera.ports.graph import Edge, Graph, Vertex
from aspera.ports.objects import Objects
from aspera.use_cases.consolidate_findings import FINDINGS

_RELATIONS = {
    "risk": ("Risk", "HAS_RISK"),
    "compliance": ("Compliance", "REQUIRES_COMPLIANCE"),
    "greenwashing": ("ESG", "CONTAINS"),
}
_FIGURES = ("Financial", "CONTAINS")


class GraphUpdate(Value):
    vertices: int
    edges: int


def update_graph(run: Run, *, objects: Objects, documents: Documents, graph: Graph) -> GraphUpdate:
    """What an earlier run of the document said is replaced; upserts repeat harmlessly."""
    findings = FINDINGS.validate_json(objects.get(run.key("findings.json")))
    document = _document_vertex(documents.get(run.document_id, run.owner))
    topics: dict[str, Vertex] = {}
    evidence: dict[str, list[str]] = {}
    for finding in findings:
        topic = _topic(finding)
        topics[topic.vertex_id] = topic
        evidence.setdefault(topic.vertex_id, []).append(finding.finding_id)
    edges = [
        Edge(
            source=document.vertex_id,
            target=topic.vertex_id,
            label=topic.properties["relation"],
            document_id=run.document_id,
            evidence=tuple(evidence[topic.vertex_id]),
        )
        for topic in topics.values()
    ]
    graph.delete(run.owner, run.document_id)
    graph.upsert(run.owner, [document, *topics.values()], edges)
    return GraphUpdate(vertices=1 + len(topics), edges=len(edges))


def _document_vertex(document: Document) -> Vertex:
    return Vertex(
        vertex_id=document.document_id,
        label="Document",
        name=document.filename,
        properties={"kind": document.kind.value, "owner": document.owner},
    )


def _topic(finding: Finding) -> Vertex:
    label, relation = _RELATIONS.get(finding.agent_type, _FIGURES)
    return Vertex(
        vertex_id=digest(label, finding.agent_type, finding.rule),
        label=label,
        name=finding.category if label != "Compliance" else f"{finding.category}: {finding.rule}",
        properties={"rule": finding.rule, "relation": relation},
    )
