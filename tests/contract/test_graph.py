"""What every adapter of the port `Graph` does."""

from __future__ import annotations

import pytest

from aspera.adapters.local.database import Database
from aspera.adapters.local.graph import SqliteGraph
from aspera.adapters.memory.graph import MemoryGraph
from aspera.domain.errors import InvalidInput
from aspera.ports.graph import Edge, Graph, Vertex
from tests.contract.examples import UNICODE, at_the_same_time


@pytest.fixture(params=["memory", "sqlite"])
def graph(request: pytest.FixtureRequest, database: Database) -> Graph:
    return MemoryGraph() if request.param == "memory" else SqliteGraph(database)


def vertex(vertex_id: str, label: str = "Entity", **properties: str) -> Vertex:
    return Vertex(vertex_id=vertex_id, label=label, name=vertex_id.title(), properties=properties)


def edge(source: str, target: str, document_id: str = "d1", *evidence: str, label: str = "CONTAINS") -> Edge:
    return Edge(source=source, target=target, label=label, document_id=document_id, evidence=evidence)


def around(graph: Graph, vertex_id: str) -> list[str]:
    return [one.vertex_id for one in graph.neighbours(vertex_id)[0]]


def test_an_unknown_vertex_has_no_neighbours(graph: Graph) -> None:
    vertices, edges = graph.neighbours("nobody")
    assert (list(vertices), list(edges)) == ([], [])


def test_storing_nothing_is_no_error(graph: Graph) -> None:
    graph.upsert([], [])


def test_neighbours_are_found_in_both_directions(graph: Graph) -> None:
    stored = Vertex(vertex_id="c", label="Company", name=UNICODE, properties={"ключ": UNICODE})
    graph.upsert([vertex("a"), vertex("b"), stored], [edge("a", "b"), edge("c", "a", "d1", "f1")])
    vertices, edges = graph.neighbours("a")
    assert list(vertices) == [vertex("b"), stored]
    assert list(edges) == [edge("a", "b"), edge("c", "a", "d1", "f1")]
    assert around(graph, "b") == ["a"]


def test_storing_again_changes_nothing(graph: Graph) -> None:
    for _ in range(2):
        graph.upsert([vertex("a", colour="red"), vertex("b")], [edge("a", "b", "d1", "f1")])
    vertices, edges = graph.neighbours("b")
    assert list(vertices) == [vertex("a", colour="red")]
    assert list(edges) == [edge("a", "b", "d1", "f1")]


def test_properties_are_merged_and_the_later_value_stays(graph: Graph) -> None:
    graph.upsert([vertex("a", colour="red", size="1"), vertex("b")], [edge("b", "a")])
    graph.upsert([vertex("a", "Company", colour="blue", shape="round")], [])
    (found,), _ = graph.neighbours("b")
    assert found == vertex("a", "Company", colour="blue", size="1", shape="round")


def test_an_edge_gathers_evidence(graph: Graph) -> None:
    graph.upsert([vertex("a"), vertex("b")], [edge("a", "b", "d1", "f2", "f1")])
    graph.upsert([], [edge("a", "b", "d1", "f1", "f3")])
    assert graph.neighbours("a")[1][0].evidence == ("f1", "f2", "f3")


def test_an_edge_of_another_label_or_document_is_another_edge(graph: Graph) -> None:
    edges = [edge("a", "b", "d1"), edge("a", "b", "d2"), edge("a", "b", "d1", label="RELATES_TO")]
    graph.upsert([vertex("a"), vertex("b")], edges)
    assert list(graph.neighbours("a")[1]) == edges
    assert around(graph, "a") == ["b"]


def test_a_vertex_may_lead_to_itself(graph: Graph) -> None:
    graph.upsert([vertex("a")], [edge("a", "a")])
    vertices, edges = graph.neighbours("a")
    assert ([one.vertex_id for one in vertices], list(edges)) == (["a"], [edge("a", "a")])


def test_an_edge_needs_both_its_ends_and_otherwise_nothing_is_stored(graph: Graph) -> None:
    with pytest.raises(InvalidInput):
        graph.upsert([vertex("a"), vertex("b")], [edge("a", "b"), edge("a", "nowhere")])
    graph.upsert([vertex("c")], [])
    with pytest.raises(InvalidInput):
        graph.upsert([], [edge("a", "c")])
    assert around(graph, "b") == []


def test_deleting_a_document_takes_its_edges_and_what_only_it_held(graph: Graph) -> None:
    graph.upsert(
        [vertex("d1", "Document"), vertex("d2", "Document"), vertex("shared"), vertex("own")],
        [edge("d1", "shared", "d1"), edge("d1", "own", "d1"), edge("d2", "shared", "d2")],
    )
    graph.delete("d1")
    assert around(graph, "shared") == ["d2"]
    assert around(graph, "d1") == []
    with pytest.raises(InvalidInput):
        graph.upsert([], [edge("d2", "own", "d2")])


def test_deleting_the_last_holder_takes_the_shared_vertex_too(graph: Graph) -> None:
    graph.upsert([vertex("d1"), vertex("shared")], [edge("d1", "shared", "d1")])
    graph.delete("d1")
    with pytest.raises(InvalidInput):
        graph.upsert([vertex("d2")], [edge("d2", "shared", "d2")])


def test_deleting_a_document_without_edges_takes_its_own_vertex(graph: Graph) -> None:
    graph.upsert([vertex("d1", "Document"), vertex("x")], [])
    graph.delete("d1")
    with pytest.raises(InvalidInput):
        graph.upsert([], [edge("d1", "x")])


def test_deleting_an_unknown_document_is_no_error(graph: Graph) -> None:
    graph.upsert([vertex("a"), vertex("b")], [edge("a", "b")])
    graph.delete("unknown")
    assert around(graph, "a") == ["b"]


def test_writers_at_the_same_time_lose_no_evidence_and_no_property(graph: Graph) -> None:
    def upsert(number: int) -> None:
        ends = [vertex("a", **{f"p{number:02d}": "1"}), vertex("b")]
        graph.upsert(ends, [edge("a", "b", "d1", f"f{number:02d}")])

    at_the_same_time(upsert, 40)
    (found,), edges = graph.neighbours("b")
    assert len(found.properties) == 40
    assert edges[0].evidence == tuple(f"f{number:02d}" for number in range(40))


def test_a_crowded_vertex_shows_all_its_neighbours(graph: Graph) -> None:
    graph.upsert(
        [vertex("hub"), *(vertex(f"v{number:04d}") for number in range(2_000))],
        [edge("hub", f"v{number:04d}") for number in range(2_000)],
    )
    vertices, edges = graph.neighbours("hub")
    assert (len(vertices), len(edges)) == (2_000, 2_000)
