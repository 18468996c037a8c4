from __future__ import annotations

from aspera.domain.graph_elements import Edge, Vertex, part_of, quoted
from aspera.domain.graph_merging import merged_edges, merged_vertices


def vertex(vertex_id: str, **properties: str) -> Vertex:
    return Vertex(vertex_id=vertex_id, label="Entity", name=vertex_id, properties=properties)


def edge(source: str, target: str, *evidence: str) -> Edge:
    return Edge(source=source, target=target, label="CONTAINS", document_id="d", evidence=evidence)


def test_of_two_vertices_the_later_values_stay() -> None:
    merged = merged_vertices([vertex("b"), vertex("a", x="1", y="1"), vertex("a", x="2")])
    assert list(merged.values()) == [vertex("a", x="2", y="1"), vertex("b")]


def test_of_two_edges_all_evidence_stays() -> None:
    assert merged_edges([edge("b", "a", "3"), edge("a", "b", "2"), edge("a", "b", "1", "2")]) == [
        edge("a", "b", "1", "2"),
        edge("b", "a", "3"),
    ]


def test_an_edges_id_depends_on_all_of_its_key_and_nothing_else() -> None:
    ids = {edge("a", "b").edge_id, edge("b", "a").edge_id, edge("a", "b", "1").edge_id}
    assert len(ids) == 2


def test_a_part_has_edges_between_its_vertices_only() -> None:
    vertices = {one: vertex(one) for one in "abc"}
    part = part_of(vertices, [edge("b", "c"), edge("a", "b"), edge("a", "x")], 2)
    assert ([v.vertex_id for v in part.vertices], part.edges, part.truncated) == (
        ["a", "b"],
        (edge("a", "b"),),
        True,
    )


def test_a_quote_names_its_page() -> None:
    assert quoted(3, "Acme Inc.") == "p. 3: “Acme Inc.”"
