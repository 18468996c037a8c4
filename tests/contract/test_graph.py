"""What every adapter of the port `Graph` does."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from aspera.adapters.aws.graph_inside import GraphInside
from aspera.adapters.local.graph import SqliteGraph
from aspera.adapters.memory.graph import MemoryGraph
from aspera.domain.errors import InvalidInput
from aspera.ports.graph import Edge, Graph, GraphPart, Vertex
from tests.contract.examples import UNICODE, at_the_same_time
from tests.contract.lambda_double import calls_to

ADA, EVE = "ada", "eve"


@pytest.fixture(params=["memory", "sqlite", "dynamodb", "gremlin", "inside"])
def graph(request: pytest.FixtureRequest) -> Graph:
    if request.param == "memory":
        return MemoryGraph()
    if request.param == "inside":
        return GraphInside(calls_to(SimpleNamespace(graph=MemoryGraph())))
    if request.param == "sqlite":
        return SqliteGraph(request.getfixturevalue("database"))
    if request.param == "dynamodb":
        from aspera.adapters.aws.graph_dynamodb import DynamoGraph

        client, prefix, _ = request.getfixturevalue("tables")
        return DynamoGraph(client, prefix)
    return request.getfixturevalue("gremlin_graph")


def vertex(vertex_id: str, label: str = "Entity", **properties: str) -> Vertex:
    return Vertex(vertex_id=vertex_id, label=label, name=vertex_id.title(), properties=properties)


def edge(source: str, target: str, document_id: str = "d1", *evidence: str, label: str = "CONTAINS") -> Edge:
    return Edge(source=source, target=target, label=label, document_id=document_id, evidence=evidence)


def around(graph: Graph, vertex_id: str, owner: str = ADA) -> list[str]:
    return [one.vertex_id for one in graph.neighbours(owner, vertex_id).vertices]


def ids(part: GraphPart) -> list[str]:
    return [one.vertex_id for one in part.vertices]


def test_an_unknown_vertex_has_no_neighbours(graph: Graph) -> None:
    assert graph.neighbours(ADA, "nobody") == GraphPart()


def test_storing_nothing_is_no_error(graph: Graph) -> None:
    graph.upsert(ADA, [], [])
    assert graph.find(ADA) == GraphPart()


def test_neighbours_are_found_in_both_directions(graph: Graph) -> None:
    stored = Vertex(vertex_id="c", label="Company", name=UNICODE, properties={"ключ": UNICODE})
    graph.upsert(ADA, [vertex("a"), vertex("b"), stored], [edge("a", "b"), edge("c", "a", "d1", "f1")])
    found = graph.neighbours(ADA, "a")
    assert found.vertices == (vertex("b"), stored)
    assert found.edges == (edge("a", "b"), edge("c", "a", "d1", "f1"))
    assert not found.truncated
    assert around(graph, "b") == ["a"]


def test_storing_again_changes_nothing(graph: Graph) -> None:
    for _ in range(2):
        graph.upsert(ADA, [vertex("a", colour="red"), vertex("b")], [edge("a", "b", "d1", "f1")])
    found = graph.neighbours(ADA, "b")
    assert found.vertices == (vertex("a", colour="red"),)
    assert found.edges == (edge("a", "b", "d1", "f1"),)


def test_properties_are_merged_and_the_later_value_stays(graph: Graph) -> None:
    graph.upsert(ADA, [vertex("a", colour="red", size="1"), vertex("b")], [edge("b", "a")])
    graph.upsert(ADA, [vertex("a", colour="blue", shape="round")], [])
    (found,) = graph.neighbours(ADA, "b").vertices
    assert found == vertex("a", colour="blue", size="1", shape="round")


def test_a_vertex_takes_its_later_label_and_name(graph: Graph) -> None:
    graph.upsert(ADA, [vertex("a", size="1")], [])
    later = Vertex(vertex_id="a", label="Company", name="A & Co", properties={"size": "2"})
    graph.upsert(ADA, [later], [])
    assert graph.find(ADA).vertices == (later,)


def test_what_is_given_twice_at_once_is_merged(graph: Graph) -> None:
    graph.upsert(
        ADA,
        [vertex("a", x="1", y="1"), vertex("b"), vertex("a", x="2")],
        [edge("a", "b", "d1", "f2"), edge("a", "b", "d1", "f1")],
    )
    found = graph.find(ADA)
    assert found.vertices == (vertex("a", x="2", y="1"), vertex("b"))
    assert found.edges == (edge("a", "b", "d1", "f1", "f2"),)


def test_an_edge_gathers_evidence(graph: Graph) -> None:
    graph.upsert(ADA, [vertex("a"), vertex("b")], [edge("a", "b", "d1", "f2", "f1")])
    graph.upsert(ADA, [], [edge("a", "b", "d1", "f1", "f3")])
    graph.upsert(ADA, [], [edge("a", "b", "d1")])
    assert graph.neighbours(ADA, "a").edges[0].evidence == ("f1", "f2", "f3")


def test_evidence_and_names_may_hold_any_text(graph: Graph) -> None:
    text = "p. 3: “it's \"100 %\" $x \\ ${y} \n\t'); g.V().drop() //”"
    stored = Vertex(vertex_id="a", label="Entity", name=text, properties={"quote's": text, "": ""})
    graph.upsert(ADA, [stored], [edge("a", "a", "d1", text)])
    found = graph.find(ADA)
    assert (found.vertices, found.edges) == ((stored,), (edge("a", "a", "d1", text),))


def test_an_edge_of_another_label_or_document_is_another_edge(graph: Graph) -> None:
    edges = (edge("a", "b", "d1"), edge("a", "b", "d2"), edge("a", "b", "d1", label="RELATES_TO"))
    graph.upsert(ADA, [vertex("a"), vertex("b")], edges)
    assert graph.neighbours(ADA, "a").edges == edges
    assert around(graph, "a") == ["b"]


def test_a_vertex_may_lead_to_itself(graph: Graph) -> None:
    graph.upsert(ADA, [vertex("a")], [edge("a", "a")])
    found = graph.neighbours(ADA, "a")
    assert (ids(found), found.edges) == (["a"], (edge("a", "a"),))


def test_an_edge_needs_both_its_ends_and_otherwise_nothing_is_stored(graph: Graph) -> None:
    with pytest.raises(InvalidInput):
        graph.upsert(ADA, [vertex("a"), vertex("b")], [edge("a", "b"), edge("a", "nowhere")])
    assert graph.find(ADA) == GraphPart()
    graph.upsert(ADA, [vertex("c")], [])
    with pytest.raises(InvalidInput):
        graph.upsert(ADA, [], [edge("a", "c")])
    assert around(graph, "b") == []


def test_neighbours_are_chosen_by_label_and_cut_at_the_limit(graph: Graph) -> None:
    others = [vertex(f"c{number}", "Company") for number in range(3)]
    graph.upsert(
        ADA,
        [vertex("a"), vertex("p", "Person"), *others],
        [edge("a", "p"), edge("p", "a"), *(edge("a", other.vertex_id) for other in others)],
    )
    assert ids(graph.neighbours(ADA, "a", labels=["Company"])) == ["c0", "c1", "c2"]
    assert ids(graph.neighbours(ADA, "a", labels=["Risk"])) == []
    cut = graph.neighbours(ADA, "a", limit=2)
    assert (ids(cut), len(cut.edges), cut.truncated) == (["c0", "c1"], 2, True)
    assert not graph.neighbours(ADA, "a", limit=5).truncated


def test_vertices_are_found_by_document_label_name_and_id(graph: Graph) -> None:
    graph.upsert(
        ADA,
        [vertex("d1", "Document"), vertex("d2", "Document"), vertex("Éa", "Company"), vertex("b", "Person")],
        [edge("d1", "Éa", "d1"), edge("d2", "Éa", "d2"), edge("d2", "b", "d2"), edge("Éa", "b", "d2")],
    )
    assert ids(graph.find(ADA)) == ["b", "d1", "d2", "Éa"]
    assert len(graph.find(ADA).edges) == 4
    assert ids(graph.find(ADA, "d1")) == ["d1", "Éa"]
    assert graph.find(ADA, "d1").edges == (edge("d1", "Éa", "d1"),)
    assert ids(graph.find(ADA, "d2", ["Person", "Company"])) == ["b", "Éa"]
    assert graph.find(ADA, "d2", ["Person", "Company"]).edges == (edge("Éa", "b", "d2"),)
    assert ids(graph.find(ADA, name="éA")) == ["Éa"]
    assert ids(graph.find(ADA, vertex_ids=["b", "Éa", "x"])) == ["b", "Éa"]
    assert graph.find(ADA, "d3") == GraphPart()


def test_what_is_found_is_cut_at_the_limit_and_says_so(graph: Graph) -> None:
    graph.upsert(
        ADA,
        [vertex("a"), vertex("b"), vertex("c")],
        [edge("a", "b"), edge("b", "a"), edge("a", "a"), edge("a", "b", "d2"), edge("a", "c")],
    )
    cut = graph.find(ADA, limit=2)
    assert (ids(cut), cut.truncated) == (["a", "b"], True)
    assert cut.edges == (edge("a", "a"), edge("a", "b"))
    many_edges = graph.find(ADA, limit=4)
    assert (ids(many_edges), len(many_edges.edges), many_edges.truncated) == (["a", "b", "c"], 4, True)
    assert not graph.find(ADA, limit=5).truncated


def test_deleting_a_document_takes_its_edges_and_what_only_it_held(graph: Graph) -> None:
    graph.upsert(
        ADA,
        [vertex("d1", "Document"), vertex("d2", "Document"), vertex("shared"), vertex("own")],
        [edge("d1", "shared", "d1"), edge("d1", "own", "d1"), edge("d2", "shared", "d2")],
    )
    graph.delete(ADA, "d1")
    assert around(graph, "shared") == ["d2"]
    assert around(graph, "d1") == []
    with pytest.raises(InvalidInput):
        graph.upsert(ADA, [], [edge("d2", "own", "d2")])


def test_deleting_the_last_holder_takes_the_shared_vertex_too(graph: Graph) -> None:
    graph.upsert(ADA, [vertex("d1"), vertex("shared")], [edge("d1", "shared", "d1")])
    graph.delete(ADA, "d1")
    with pytest.raises(InvalidInput):
        graph.upsert(ADA, [vertex("d2")], [edge("d2", "shared", "d2")])


def test_deleting_a_document_without_edges_takes_its_own_vertex(graph: Graph) -> None:
    graph.upsert(ADA, [vertex("d1", "Document"), vertex("x")], [])
    graph.delete(ADA, "d1")
    with pytest.raises(InvalidInput):
        graph.upsert(ADA, [], [edge("d1", "x")])


def test_deleting_an_unknown_document_is_no_error(graph: Graph) -> None:
    graph.upsert(ADA, [vertex("a"), vertex("b")], [edge("a", "b")])
    graph.delete(ADA, "unknown")
    assert around(graph, "a") == ["b"]


def test_two_owners_never_share_a_vertex_or_an_edge(graph: Graph) -> None:
    for owner, colour in ((ADA, "red"), (EVE, "blue")):
        graph.upsert(owner, [vertex("a", colour=colour), vertex("b")], [edge("a", "b", "d1", colour)])
    for owner, colour in ((ADA, "red"), (EVE, "blue")):
        found = graph.neighbours(owner, "b")
        assert found.vertices == (vertex("a", colour=colour),)
        assert found.edges == (edge("a", "b", "d1", colour),)


def test_a_stranger_finds_nothing_by_any_id(graph: Graph) -> None:
    graph.upsert(ADA, [vertex("d1", "Document"), vertex("a")], [edge("d1", "a", "d1", "f1")])
    for stranger in (EVE, "", "ad", "ada ", "ADA", "ada#", "ada%", "*"):
        assert graph.neighbours(stranger, "a") == GraphPart()
        assert graph.find(stranger) == GraphPart()
        assert graph.find(stranger, "d1") == GraphPart()
        assert graph.find(stranger, labels=["Entity"], name="a", vertex_ids=["a"]) == GraphPart()


def test_a_stranger_can_neither_join_nor_change_nor_delete_another_owners_graph(graph: Graph) -> None:
    graph.upsert(ADA, [vertex("d1", "Document"), vertex("a", colour="red")], [edge("d1", "a", "d1", "f1")])
    before = graph.find(ADA)
    with pytest.raises(InvalidInput):
        graph.upsert(EVE, [vertex("e")], [edge("e", "a")])
    graph.upsert(EVE, [vertex("a", colour="blue", more="x"), vertex("d1")], [edge("d1", "a", "d1", "f2")])
    graph.delete(EVE, "d1")
    assert graph.find(ADA) == before
    assert graph.find(EVE) == GraphPart()


def test_writers_at_the_same_time_lose_no_evidence_and_no_property(graph: Graph) -> None:
    def upsert(number: int) -> None:
        ends = [vertex("a", **{f"p{number:02d}": "1"}), vertex("b")]
        graph.upsert(ADA, ends, [edge("a", "b", "d1", f"f{number:02d}")])

    at_the_same_time(upsert, 40)
    found = graph.neighbours(ADA, "b")
    assert len(found.vertices[0].properties) == 40
    assert found.edges[0].evidence == tuple(f"f{number:02d}" for number in range(40))


def test_deleting_while_others_write_leaves_no_edge_without_its_ends(graph: Graph) -> None:
    def write_or_delete(number: int) -> None:
        document = f"d{number % 4}"
        if number % 3:
            graph.upsert(ADA, [vertex(document), vertex("shared")], [edge(document, "shared", document)])
        else:
            graph.delete(ADA, document)

    at_the_same_time(write_or_delete, 24)
    found = graph.find(ADA)
    around_it = graph.neighbours(ADA, "shared")
    assert {end for e in around_it.edges for end in (e.source, e.target)} <= set(ids(found)) | {"shared"}
    assert len(found.edges) == len(around_it.edges)


def test_a_crowded_vertex_shows_all_its_neighbours(graph: Graph) -> None:
    graph.upsert(
        ADA,
        [vertex("hub"), *(vertex(f"v{number:04d}") for number in range(2_000))],
        [edge("hub", f"v{number:04d}") for number in range(2_000)],
    )
    found = graph.neighbours(ADA, "hub")
    assert (len(found.vertices), len(found.edges), found.truncated) == (2_000, 2_000, False)
