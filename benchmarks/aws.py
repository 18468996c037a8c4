"""What the engines take: writes per second, 10,000 chunks into OpenSearch, the graph of a long filing;
what a state holds at 3,000 pages."""

from __future__ import annotations

import contextlib
import io
import json
import resource
import time
from collections.abc import Callable
from typing import Any

from aspera.bootstrap import current_ports
from aspera.domain.chunk import Chunk
from aspera.domain.event import EventType
from aspera.domain.plan import Assignment, shard_ranges
from aspera.domain.run import Options, Run
from aspera.ports.graph import Edge, Vertex
from tests.contract.examples import chunk, document
from tests.engines.stack import stack


def measure() -> dict[str, Any]:
    result: dict[str, Any] = {"state_bytes_at_3000_pages": state_size(3000)}
    print(f"state at 3,000 pages {result['state_bytes_at_3000_pages']:,} bytes (limit 262,144)")
    for graph in ("", "gremlin"):
        with stack(graph) as aws, contextlib.redirect_stdout(io.StringIO()):
            rates = writes(aws.prefix) if not graph else graph_writes("Gremlin Server")
        result |= rates
        for name, value in rates.items():
            print(f"{name:34} {value:10,.0f}")
    result["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"peak of this process with everything in it: {result['peak_mb']:.0f} MB (limit 1,024)")
    return result


def state_size(pages: int) -> int:
    """Bytes of the largest state: all assignments and what is kept of each, as RunAgents leaves it."""
    agents = ("math", "consistency", "greenwashing", "compliance", "risk")
    run = Run(
        document_id="d" * 40,
        run_id="r" * 16,
        owner="o" * 128,
        filename="f" * 180,
        object_key="k" * 400,
        options=Options(agents=agents),
    )
    ranges = shard_ranges(list(range(1, pages + 1)))
    assignments = [
        Assignment(agent=agent, first_page=first, last_page=last).model_dump(mode="json")
        for first, last in ranges
        for agent in agents
    ]
    results = [one | {"milliseconds": 100_000, "error": None} for one in assignments]
    state = {
        "run": run.model_dump(mode="json"),
        "plan": {"agents": agents, "assignments": assignments},
        "results": results,
    }
    return len(json.dumps(state))


def writes(prefix: str) -> dict[str, float]:
    ports: Any = current_ports()
    dynamodb = {
        "DynamoDB: documents a second": _rate(
            300, lambda n: ports.documents.put(document(str(n), owner="ada"))
        ),
        "DynamoDB: events a second": _rate(
            300, lambda n: ports.events.append("d", EventType.PAGES_READ, {"done": n})
        ),
        "S3 (moto): objects a second": _rate(100, lambda n: ports.objects.put(f"runs/d/{n}", b"x" * 10_000)),
        "Redis: entries a second": _rate(300, lambda n: ports.cache.put("ada", str(n), b"x" * 2048, 60)),
    }
    started = time.perf_counter()
    for part in range(20):
        chunks = [_chunk(part * 500 + n) for n in range(500)]
        ports.search_index.add("ada", chunks, [_unit(n) for n in range(500)])
    seconds = time.perf_counter() - started
    return dynamodb | {"OpenSearch: chunks a second (10,000)": 10_000 / seconds} | graph_writes("DynamoDB")


def graph_writes(name: str) -> dict[str, float]:
    """A graph as that of a 300-page filing: 400 entities, 1,500 relations."""
    graph: Any = current_ports().graph
    vertices = [Vertex(vertex_id=f"v{n}", label="Entity", name=f"entity {n}") for n in range(400)]
    edges = [
        Edge(
            source=f"v{n % 400}",
            target=f"v{(n * 7 + 1 + n // 400) % 400}",
            label="RELATES_TO",
            document_id="d",
        )
        for n in range(1500)
    ]
    started = time.perf_counter()
    graph.upsert("ada", vertices, edges)
    seconds = time.perf_counter() - started
    graph.delete("ada", "d")
    return {f"{name}: graph elements a second": 1900 / seconds}


def _rate(count: int, write: Callable[[int], Any]) -> float:
    write(-1)
    started = time.perf_counter()
    for number in range(count):
        write(number)
    return count / (time.perf_counter() - started)


def _chunk(number: int) -> Chunk:
    return chunk(f"c{number}", text=f"Paragraph {number} of a long report about the climate and the board.")


def _unit(number: int) -> list[float]:
    return [1.0 if n == number % 256 else 0.0 for n in range(256)]
