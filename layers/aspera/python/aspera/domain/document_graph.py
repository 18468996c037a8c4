"""A document's part of its owner's graph: what it names and what was found in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from aspera.domain.document import Document
from aspera.domain.entities.names import plain_key
from aspera.domain.entity_resolution import Entity
from aspera.domain.finding import Finding
from aspera.domain.graph_elements import Edge, Vertex
from aspera.domain.run import digest

MOST_ENTITIES = 500
_MOST_EVIDENCE = 200
_TOPICS = {
    "risk": ("Risk", "HAS_RISK"),
    "compliance": ("Compliance", "REQUIRES_COMPLIANCE"),
    "greenwashing": ("ESG", "CONTAINS"),
}
_FIGURES = ("Financial", "CONTAINS")
_RELATIONS = {
    "Company": "INVOLVES",
    "Person": "INVOLVES",
    "Compliance": "REQUIRES_COMPLIANCE",
    "Financial": "CONTAINS",
    "ESG": "CONTAINS",
}


@dataclass
class DocumentGraph:
    """Vertices by id and edges; the document's vertex is there from the start."""

    document: Document
    vertices: dict[str, Vertex] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)

    def __post_init__(self) -> None:
        properties = {"kind": self.document.kind.value}
        self._add(self.document.document_id, "Document", self.document.filename, properties)

    def add_findings(self, findings: Iterable[Finding]) -> None:
        """One vertex for each subject, with the findings as evidence."""
        evidence: dict[str, list[str]] = {}
        relations: dict[str, str] = {}
        for finding in findings:
            label, relation = _TOPICS.get(finding.agent_type, _FIGURES)
            name = _subject(finding)
            vertex_id = self._id(label, finding.agent_type, plain_key(name))
            self._add(vertex_id, label, name, {"agent": finding.agent_type})
            evidence.setdefault(vertex_id, []).append(finding.finding_id)
            relations[vertex_id] = relation
        for vertex_id, found in evidence.items():
            self._relate(self.document.document_id, vertex_id, relations[vertex_id], found)

    def add_entities(self, entities: Sequence[Entity]) -> None:
        """Those seen most; people and auditors are related to the company that reports."""
        reporting = next((entity for entity in entities if entity.is_reporting), None)
        chosen = [entity for entity in entities if entity is reporting]
        chosen += [entity for entity in entities if entity is not reporting][: MOST_ENTITIES - len(chosen)]
        for entity in chosen:
            vertex_id = self._id(entity.label, entity.key)
            self._add(vertex_id, entity.label, entity.name, _properties(entity))
            relation = _RELATIONS.get(entity.label, "CONTAINS")
            self._relate(self.document.document_id, vertex_id, relation, entity.evidence)
            if reporting and (entity.label == "Person" or "auditor" in entity.roles):
                company = self._id("Company", reporting.key)
                self._relate(vertex_id, company, "RELATES_TO", entity.evidence)

    def _id(self, label: str, *name: str) -> str:
        return digest(self.document.owner, label, *name, length=32)

    def _add(self, vertex_id: str, label: str, name: str, properties: dict[str, str]) -> None:
        self.vertices[vertex_id] = Vertex(vertex_id=vertex_id, label=label, name=name, properties=properties)

    def _relate(self, source: str, target: str, label: str, evidence: Sequence[str]) -> None:
        self.edges.append(
            Edge(
                source=source,
                target=target,
                label=label,
                document_id=self.document.document_id,
                evidence=tuple(evidence[:_MOST_EVIDENCE]),
            )
        )


def _subject(finding: Finding) -> str:
    """What a finding is about, as many others may be."""
    if finding.agent_type == "risk":
        return finding.title.partition(":")[0]
    if finding.agent_type == "compliance":
        return f"{finding.category}: {finding.rule}"
    return finding.category


def _properties(entity: Entity) -> dict[str, str]:
    return {"role": "; ".join(entity.roles)} if entity.roles else {}
