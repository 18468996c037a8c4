from __future__ import annotations

import io
import json
from types import SimpleNamespace
from typing import Any

import pytest

from aspera.adapters.aws.cache_inside import CacheInside
from aspera.adapters.aws.graph_inside import GraphInside
from aspera.adapters.aws.port_calls import PortCalls, answered
from aspera.adapters.memory.graph import MemoryGraph
from aspera.domain.errors import Defect, InvalidInput, Unavailable
from aspera.ports.graph import Edge, Vertex
from tests.contract.lambda_double import calls_to

DANGLING = Edge(source="a", target="b", label="CONTAINS", document_id="d")


class Failing:
    def invoke(self, **call: Any) -> dict[str, Any]:
        told = json.dumps({"errorType": "Sandbox.Timedout", "errorMessage": "text of a document"}).encode()
        return {"StatusCode": 200, "FunctionError": "Unhandled", "Payload": io.BytesIO(told)}


def test_an_error_of_the_inside_is_raised_outside_under_its_name() -> None:
    graph = GraphInside(calls_to(SimpleNamespace(graph=MemoryGraph())))
    with pytest.raises(InvalidInput):
        graph.upsert("ada", [], [DANGLING])


def test_a_function_that_fails_is_unavailable_and_quotes_nothing() -> None:
    with pytest.raises(Unavailable, match=r"Sandbox\.Timedout") as failure:
        GraphInside(PortCalls(Failing(), "call-port")).delete("ada", "d")
    assert "text of a document" not in str(failure.value)


def test_a_cache_that_fails_holds_nothing(caplog: pytest.LogCaptureFixture) -> None:
    cache = CacheInside(PortCalls(Failing(), "call-port"))
    cache.put("ada", "key", b"value", 60)
    assert cache.get("ada", "key") is None
    assert "the cache does not answer: Unavailable" in caplog.text


@pytest.mark.parametrize(("port", "method"), [("documents", "get"), ("graph", "close")])
def test_no_other_port_or_method_is_answered(port: str, method: str) -> None:
    with pytest.raises(Defect):
        answered({"port": port, "method": method, "arguments": ""}, SimpleNamespace())


def test_a_large_part_of_a_graph_is_carried() -> None:
    memory = MemoryGraph()
    vertices = [
        Vertex(vertex_id=f"v{n:06}", label="Entity", name=f"Entity number {n}") for n in range(20_000)
    ]
    memory.upsert("ada", vertices, [])
    found = GraphInside(calls_to(SimpleNamespace(graph=memory))).find("ada", limit=50_000)
    assert len(found.vertices) == 20_000
