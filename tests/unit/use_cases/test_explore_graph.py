from __future__ import annotations

import pytest

from aspera.adapters.memory.documents import MemoryDocuments
from aspera.adapters.memory.graph import MemoryGraph
from aspera.domain.errors import InvalidInput, NotFound
from aspera.ports.graph import GraphPart
from aspera.use_cases.explore_graph import MOST, explore_graph
from tests.contract.examples import document
from tests.unit.domain.gremlin.gremlin_example import EDGES, VERTICES


def explored(*conditions: object, owner: str = "ada", **more: object) -> GraphPart:
    graph, documents = MemoryGraph(), MemoryDocuments()
    graph.upsert("ada", VERTICES, EDGES)
    documents.put(document("d1", "ada"))
    return explore_graph(owner, *conditions, **more, documents=documents, graph=graph)  # type: ignore[arg-type]


def ids(part: GraphPart) -> list[str]:
    return [vertex.vertex_id for vertex in part.vertices]


def test_all_is_shown_when_nothing_is_asked() -> None:
    assert len(explored().vertices) == len(VERTICES)


def test_a_document_shows_what_it_holds() -> None:
    assert ids(explored("d1")) == ["c1", "d1", "p1", "r1", "r2"]
    assert ids(explored("d1", labels=["Risk"], name="FLOOD")) == ["r2"]


def test_a_vertex_is_shown_with_its_neighbours() -> None:
    around = explored(vertex_id="p1")
    assert ids(around) == ["c1", "d1", "p1"]
    assert [edge.key[:2] for edge in around.edges] == [("d1", "p1"), ("p1", "c1")]
    assert ids(explored(vertex_id="c1", labels=["Person"])) == ["c1", "p1", "p2"]
    assert ids(explored(vertex_id="c1", name="ROUX")) == ["c1", "p2"]


def test_a_vertex_without_edges_is_shown_alone() -> None:
    assert ids(explored(vertex_id="lone")) == ["lone"]


def test_what_is_not_there_or_anothers_is_not_found() -> None:
    for owner, conditions in (
        ("ada", {"vertex_id": "nobody"}),
        ("eve", {"vertex_id": "lone"}),
        ("eve", {"document_id": "d1"}),
    ):
        with pytest.raises(NotFound):
            explored(owner=owner, **conditions)
    assert explored(owner="eve") == GraphPart()


def test_the_limit_stays_within_what_may_be_shown() -> None:
    assert explored(limit=3).truncated
    for limit in (0, -5, MOST + 1):
        with pytest.raises(InvalidInput):
            explored(limit=limit)
