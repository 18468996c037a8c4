from __future__ import annotations

from aspera.domain.document_graph import MOST_ENTITIES, DocumentGraph
from aspera.domain.entities.sighting import Sighting
from aspera.domain.entity_resolution import resolve
from aspera.domain.graph_elements import EDGE_LABELS, VERTEX_LABELS
from tests.contract.examples import document, finding


def example(owner: str = "ada", document_id: str = "d1") -> DocumentGraph:
    part = DocumentGraph(document(document_id, owner))
    part.add_findings(
        [
            finding("f1", "risk", title="Credit risk: a present exposure", rule="R-FIN-1"),
            finding("f2", "risk", title="Credit risk: a past event", rule="R-FIN-2"),
            finding("f3", "math", category="sum"),
            finding("f4", "compliance", category="TCFD", rule="tcfd.STR-A"),
            finding("f5", "greenwashing", category="vague"),
        ]
    )
    part.add_entities(
        resolve(
            [
                Sighting("Company", "Acme Inc.", 1, "Acme Inc."),
                Sighting("Company", "KPMG LLP", 9, "audited by KPMG LLP", "auditor"),
                Sighting("Company", "Ball Corporation", 9, "Ball Corporation"),
                Sighting("Person", "Ada Holm", 3, "Ada Holm, CEO", "CEO"),
                Sighting("Compliance", "GRI", 4, "the GRI Standards"),
                Sighting("ESG", "Scope 1 emissions", 5, "Scope 1 412"),
            ]
        )
    )
    return part


def named(part: DocumentGraph) -> set[tuple[str, str, str]]:
    names = {key: vertex.name for key, vertex in part.vertices.items()}
    return {(names[edge.source], edge.label, names[edge.target]) for edge in part.edges}


def test_a_document_is_related_to_what_it_names_and_what_was_found() -> None:
    assert named(example()) == {
        ("report.pdf", "HAS_RISK", "Credit risk"),
        ("report.pdf", "CONTAINS", "sum"),
        ("report.pdf", "REQUIRES_COMPLIANCE", "TCFD: tcfd.STR-A"),
        ("report.pdf", "CONTAINS", "vague"),
        ("report.pdf", "INVOLVES", "Acme Inc."),
        ("report.pdf", "INVOLVES", "KPMG LLP"),
        ("report.pdf", "INVOLVES", "Ball Corporation"),
        ("report.pdf", "INVOLVES", "Ada Holm"),
        ("report.pdf", "REQUIRES_COMPLIANCE", "GRI"),
        ("report.pdf", "CONTAINS", "Scope 1 emissions"),
        ("KPMG LLP", "RELATES_TO", "Acme Inc."),
        ("Ada Holm", "RELATES_TO", "Acme Inc."),
    }


def test_every_edge_has_evidence_and_its_document() -> None:
    part = example()
    assert all(edge.evidence and edge.document_id == "d1" for edge in part.edges)
    assert {edge.label for edge in part.edges} <= set(EDGE_LABELS)
    assert {vertex.label for vertex in part.vertices.values()} <= set(VERTEX_LABELS)
    (risk,) = [edge for edge in part.edges if edge.label == "HAS_RISK"]
    assert risk.evidence == ("f1", "f2")


def test_the_same_name_in_two_documents_is_one_vertex_and_in_two_owners_graphs_two() -> None:
    first, second, stranger = example(), example(document_id="d2"), example("eve")
    assert first.vertices.keys() - {"d1"} == second.vertices.keys() - {"d2"}
    assert first.vertices.keys() & stranger.vertices.keys() == {"d1"}


def test_a_register_of_thousands_of_companies_is_cut_and_the_reporting_one_stays() -> None:
    part = DocumentGraph(document())
    many = [Sighting("Company", f"Acme {number} Inc.", 9, "…") for number in range(2 * MOST_ENTITIES)]
    part.add_entities(resolve([*many * 2, Sighting("Company", "Zeta plc", 1, "Zeta plc")]))
    assert len(part.vertices) == MOST_ENTITIES + 1
    assert "Zeta plc" in {vertex.name for vertex in part.vertices.values()}
