from __future__ import annotations

from aspera.adapters.memory.documents import MemoryDocuments
from aspera.adapters.memory.graph import MemoryGraph
from aspera.adapters.memory.objects import MemoryObjects
from aspera.domain.entities.sighting import SIGHTINGS, Sighting, encode_sightings
from aspera.domain.run import Options, Run
from aspera.use_cases.update_graph import update_graph
from tests.contract.examples import document

NAMED = [
    Sighting("Company", "Acme Inc.", 1, "Acme Inc."),
    Sighting("Person", "Ada Holm", 3, "Ada Holm, CEO", "CEO"),
]


def updated(graph: MemoryGraph, document_id: str, named: list[Sighting] | None = None) -> tuple[int, int]:
    run = Run(
        document_id=document_id,
        run_id="r",
        owner="ada",
        filename="report.pdf",
        object_key="",
        options=Options(agents=()),
    )
    objects, documents = MemoryObjects(), MemoryDocuments()
    documents.put(document(document_id))
    objects.put(run.key("findings.json"), b"[]")
    if named is not None:
        objects.put(run.key(SIGHTINGS), encode_sightings(named))
    update = update_graph(run, objects=objects, documents=documents, graph=graph)
    return update.vertices, update.edges


def test_what_is_named_is_in_the_graph_with_its_quotes() -> None:
    graph = MemoryGraph()
    assert updated(graph, "d1", NAMED) == (3, 3)
    (person,) = graph.find("ada", labels=["Person"]).vertices
    (edge, _) = graph.neighbours("ada", person.vertex_id).edges
    assert person.properties == {"role": "CEO"}
    assert edge.evidence == ("p. 3: “Ada Holm, CEO”",)


def test_two_documents_share_what_both_name() -> None:
    graph = MemoryGraph()
    updated(graph, "d1", NAMED)
    updated(graph, "d2", NAMED[:1])
    assert len(graph.find("ada", labels=["Company"]).vertices) == 1
    updated(graph, "d1", [])
    assert [vertex.label for vertex in graph.find("ada").vertices if vertex.label != "Document"] == [
        "Company"
    ]


def test_a_run_without_sightings_and_facts_holds_its_document_alone() -> None:
    graph = MemoryGraph()
    assert updated(graph, "d1") == (1, 0)
