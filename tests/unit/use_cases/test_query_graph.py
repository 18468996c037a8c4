from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.adapters.memory.graph import MemoryGraph
from aspera.domain.errors import InvalidInput
from aspera.domain.graph_elements import Edge, Vertex
from aspera.domain.gremlin.traverser import MOST_MOVES
from aspera.use_cases.query_graph import query_graph
from tests.unit.domain.gremlin.gremlin_example import EDGES, VERTICES, lines_of

QUESTIONS = lines_of("gremlin_queries.txt")
HOPS = [f"{way}{kind}()" for way in ("out", "in", "both") for kind in ("", "E")]
STEPS = [
    *("out()", "in()", "both()", "both('RELATES_TO')", "outE().inV()", "bothE().otherV()", "inE().bothV()"),
    *(
        "repeat(both()).times(3)",
        "repeat(__.in()).times(2)",
        "union(out(),__.in())",
        "coalesce(out(),both())",
    ),
    *("dedup()", "has('name')", "where(both())", "not(out('HAS_RISK'))", "as('a')", "simplePath()"),
]
ENDS = [
    *("values()", "valueMap()", "elementMap()", "id()", "path()", "fold()", "group().by(label)", "count()"),
    *("groupCount().by('name')", "project('a','b').by('name').by(both().values('name').fold())"),
    *("outE().valueMap()", "bothE().elementMap()", "bothE().bothV().elementMap()"),
]


def marked(mark: str) -> tuple[Sequence[Vertex], Sequence[Edge]]:
    """The example with the same ids; names, properties and evidence say whose it is."""
    vertices = [
        v.model_copy(update={"name": f"{mark} {v.name}", "properties": {"of": mark}}) for v in VERTICES
    ]
    return vertices, [e.model_copy(update={"evidence": (mark,)}) for e in EDGES]


def two_owners() -> MemoryGraph:
    graph = MemoryGraph()
    graph.upsert("ada", *marked("adas"))
    vertices, edges = marked("eves")
    secret = Vertex(vertex_id="secret", label="Company", name="eves secret")
    lead = Edge(source="c1", target="secret", label="RELATES_TO", document_id="d1", evidence=("eves",))
    graph.upsert("eve", [*vertices, secret], [*edges, lead])
    return graph


def only_ada() -> MemoryGraph:
    graph = MemoryGraph()
    graph.upsert("ada", *marked("adas"))
    return graph


SHARED, ALONE = two_owners(), only_ada()


@pytest.mark.parametrize("question", QUESTIONS)
def test_another_owners_graph_changes_no_answer(question: str) -> None:
    assert query_graph("ada", question, graph=SHARED) == query_graph("ada", question, graph=ALONE)


@given(
    st.sampled_from(["V()", "E()", "V('c1')", "V('secret')", "V('secret','c1','d1')", "V('s')"]),
    st.lists(st.sampled_from(STEPS), max_size=4),
    st.sampled_from(ENDS),
)
def test_no_question_reaches_another_owners_elements(start: str, steps: list[str], end: str) -> None:
    middle = ["bothV()", *steps] if start == "E()" else steps
    question = ".".join(["g", start, *middle, end])
    try:
        answers = json.dumps(query_graph("ada", question, graph=SHARED))
    except InvalidInput:
        return
    assert "eves" not in answers and "secret" not in answers


@pytest.mark.parametrize("owner", ["", "nobody", "ADA", "ada ", "eve\x00ada"])
def test_a_stranger_gets_nothing(owner: str) -> None:
    for question in ("g.V()", "g.E()", "g.V('c1').both()", "g.V('c1')"):
        assert query_graph(owner, question, graph=SHARED) == []


def test_what_is_refused_reads_nothing() -> None:
    with pytest.raises(InvalidInput, match="“drop” is not allowed"):
        query_graph("ada", "g.V().drop()", graph=SHARED)


def test_more_answers_than_are_shown_are_refused_not_cut() -> None:
    graph = MemoryGraph()
    graph.upsert("ada", [Vertex(vertex_id=f"v{n}", label="Entity", name="") for n in range(1_001)], [])
    with pytest.raises(InvalidInput, match="more than 1,000 answers"):
        query_graph("ada", "g.V()", graph=graph)
    assert len(query_graph("ada", "g.V().limit(1000)", graph=graph)) == 1_000
    assert query_graph("ada", "g.V().count()", graph=graph) == [1_001]


def test_a_question_that_looks_at_too_much_is_refused() -> None:
    graph = MemoryGraph()
    vertices = [Vertex(vertex_id=f"v{n}", label="Entity", name="") for n in range(60)]
    edges = [
        Edge(source=a.vertex_id, target=b.vertex_id, label="RELATES_TO", document_id="d")
        for a in vertices
        for b in vertices
    ]
    graph.upsert("ada", vertices, edges)
    assert MOST_MOVES < 60**4
    with pytest.raises(InvalidInput, match="too much"):
        query_graph("ada", "g.V().repeat(both()).times(4).count()", graph=graph)


def test_a_question_that_begins_at_a_vertex_reads_only_what_lies_around_it() -> None:
    class Counting(MemoryGraph):
        found: list[Sequence[str]] = []

        def find(self, owner, *conditions, vertex_ids=(), **more):  # type: ignore[no-untyped-def]
            self.found.append(vertex_ids)
            return super().find(owner, *conditions, vertex_ids=vertex_ids, **more)

    graph = Counting()
    graph.upsert("ada", VERTICES, EDGES)
    assert len(query_graph("ada", "g.V('d1').out().in()", graph=graph)) == 8
    assert graph.found == [("d1",)]


def test_wrong_places_of_steps_are_explained() -> None:
    for question, words in (
        ("g.V().values('name').out()", "needs vertices"),
        ("g.V().inV()", "needs edges"),
        ("g.E().otherV()", "from a vertex"),
        ("g.V().fold().values('name')", "vertices or edges"),
        ("g.V().where(neq('x'))", "nothing was named 'x'"),
        ("g.V().group()", "group by"),
        ("g.V().valueMap().order()", "order"),
    ):
        with pytest.raises(InvalidInput, match=words):
            query_graph("ada", question, graph=SHARED)
