"""Our own answers to Gremlin are those of Gremlin Server."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from secrets import token_hex
from typing import Any

import pytest
from gremlin_python.driver.client import Client
from gremlin_python.driver.driver_remote_connection import DriverRemoteConnection
from gremlin_python.process.anonymous_traversal import traversal
from gremlin_python.process.traversal import Direction, T
from gremlin_python.structure.graph import Edge, Path, Vertex

from aspera.adapters.memory.graph import MemoryGraph
from aspera.domain.gremlin.elements import properties
from aspera.use_cases.query_graph import query_graph
from tests.engines.running import port_of
from tests.unit.domain.gremlin.gremlin_example import EDGES, VERTICES, lines_of

QUESTIONS = lines_of("gremlin_queries.txt")
Ask = Callable[[str], list[Any]]


@pytest.fixture(scope="module")
def own() -> Ask:
    graph = MemoryGraph()
    graph.upsert("ada", VERTICES, EDGES)
    return lambda question: query_graph("ada", question, graph=graph)


@pytest.fixture(scope="module")
def server() -> Iterator[Ask]:
    """Identifiers get a prefix of this run's own; `g.V()` asks for all of them, as others' tests use
    the same server."""
    url = f"ws://127.0.0.1:{port_of('gremlin')}/gremlin"
    prefix = token_hex(6) + "."
    _load(url, prefix)
    client = Client(url, "g", pool_size=1)
    everything = {"V": [v.vertex_id for v in VERTICES], "E": [e.edge_id for e in EDGES]}

    def ask(question: str) -> list[Any]:
        results = client.submit(
            _with_ids(question, prefix, everything), request_options={"language": "gremlin-lang"}
        )
        return [_plain(result, prefix) for result in results.all().result()]

    yield ask
    _remove(url, prefix)
    client.close()


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_is_answered_as_gremlin_server_answers(question: str, own: Ask, server: Ask) -> None:
    ordered = "order(" in question
    assert _comparable(own(question), ordered) == _comparable(server(question), ordered)


def test_there_are_enough_questions() -> None:
    assert len(set(QUESTIONS)) >= 60


def _load(url: str, prefix: str) -> None:
    remote = DriverRemoteConnection(url, "g")
    g = traversal().with_(remote)
    for vertex in VERTICES:
        step = g.merge_v({T.id: prefix + vertex.vertex_id, T.label: vertex.label})
        for key, value in properties(vertex).items():
            step = step.property(key, value)
        step.iterate()
    for edge in EDGES:
        ends = {Direction.OUT: prefix + edge.source, Direction.IN: prefix + edge.target}
        step = g.merge_e({T.id: prefix + edge.edge_id, T.label: edge.label, **ends})
        for key, value in properties(edge).items():
            step = step.property(key, value)
        step.iterate()
    remote.close()


def _remove(url: str, prefix: str) -> None:
    remote = DriverRemoteConnection(url, "g")
    traversal().with_(remote).V(*[prefix + vertex.vertex_id for vertex in VERTICES]).drop().iterate()
    remote.close()


def _with_ids(question: str, prefix: str, everything: dict[str, list[str]]) -> str:
    def start(match: re.Match[str]) -> str:
        kind, ids = match.groups()
        named = re.findall(r"'([^']*)'", ids) or everything[kind]
        return f"g.{kind}({','.join(repr(prefix + one) for one in named)})"

    def chosen(match: re.Match[str]) -> str:
        return "hasId(" + ",".join(repr(prefix + one) for one in re.findall(r"'([^']*)'", match[1])) + ")"

    question = re.sub(r"g ?\. ?(V|E) ?\(([^)]*)\)", start, question)
    return re.sub(r"hasId\(([^)]*)\)", chosen, question)


def _plain(value: Any, prefix: str) -> Any:
    """As `rendered` writes it."""
    match value:
        case Vertex():
            return {"id": value.id.removeprefix(prefix), "label": value.label}
        case Edge():
            ends = {"outV": value.outV.id.removeprefix(prefix), "inV": value.inV.id.removeprefix(prefix)}
            return {"id": value.id.removeprefix(prefix), "label": value.label, **ends}
        case Path():
            things = [_plain(thing, prefix) for thing in value.objects]
            return {"labels": [sorted(names) for names in value.labels], "objects": things}
        case dict():
            return {_key(key): _plain(item, prefix) for key, item in value.items()}
        case list() | set():
            return [_plain(item, prefix) for item in value]
        case str():
            return value.removeprefix(prefix)
    return value


def _key(key: Any) -> str:
    return key.name.strip("_") if isinstance(key, T | Direction) else str(key)


def _comparable(value: Any, ordered: bool, is_path: bool = False) -> Any:
    """Where nothing orders them, results and what is folded come in any order."""
    if isinstance(value, dict):
        path = value.keys() == {"labels", "objects"}
        return {key: _comparable(item, ordered, path) for key, item in value.items()}
    if isinstance(value, list):
        parts = [_comparable(item, ordered) for item in value]
        return (
            parts if ordered or is_path else sorted(parts, key=lambda part: json.dumps(part, sort_keys=True))
        )
    return value
