"""Put what was found into the owner's graph: what the document names, what it is about, and where
that stands."""

from __future__ import annotations

from aspera.domain.document_graph import DocumentGraph
from aspera.domain.entities.metrics import metrics
from aspera.domain.entities.sighting import SIGHTINGS, Sighting, decode_sightings
from aspera.domain.entity_resolution import resolve
from aspera.domain.errors import NotFound
from aspera.domain.finding import Value
from aspera.domain.run import Run
from aspera.ports.documents import Documents
from aspera.ports.graph import Graph
from aspera.ports.objects import Objects
from aspera.use_cases.stored_comparison import read_facts
from aspera.use_cases.stored_outcome import FINDINGS


class GraphUpdate(Value):
    vertices: int
    edges: int


def update_graph(run: Run, *, objects: Objects, documents: Documents, graph: Graph) -> GraphUpdate:
    """What an earlier run of the document said is replaced; upserts repeat harmlessly."""
    part = DocumentGraph(documents.get(run.document_id, run.owner))
    part.add_findings(FINDINGS.validate_json(objects.get(run.key("findings.json"))))
    part.add_entities(resolve([*_named(run, objects), *_measured(run, objects)]))
    graph.delete(run.owner, run.document_id)
    graph.upsert(run.owner, list(part.vertices.values()), part.edges)
    return GraphUpdate(vertices=len(part.vertices), edges=len(part.edges))


def _named(run: Run, objects: Objects) -> list[Sighting]:
    try:
        return decode_sightings(objects.get(run.key(SIGHTINGS)))
    except NotFound:
        return []


def _measured(run: Run, objects: Objects) -> list[Sighting]:
    """Without the consistency agent there are no facts."""
    try:
        return list(metrics(read_facts(run, objects).facts))
    except NotFound:
        return []
