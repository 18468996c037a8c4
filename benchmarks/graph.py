"""The graph: upserts per second into each store, and what a 300-page filing costs.

    .venv/bin/python -m benchmarks.graph

The engines of `make engines` are used where they run; the others are left out. The filing is Pfizer's
10-K of 2021 read twice over (286 pages)."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from secrets import token_hex
from typing import Any

from aspera.adapters.local.database import Database
from aspera.adapters.local.graph import SqliteGraph
from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.adapters.local.reading.reader import open_reader
from aspera.adapters.memory.graph import MemoryGraph
from aspera.domain.document import Document, MediaType
from aspera.domain.document_graph import DocumentGraph
from aspera.domain.entities.extraction import sightings
from aspera.domain.entity_resolution import resolve
from aspera.domain.graph_elements import Edge, Vertex
from aspera.domain.page import Page
from aspera.ports.graph import Graph
from aspera.use_cases.query_graph import query_graph
from engines.__main__ import RECORD
from engines.processes import recall

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"
FILES = {
    "75 pages": ("financebench/pdfs/BESTBUY_2023_10K.pdf", 1),
    "286 pages": ("financebench/pdfs/PFIZER_2021_10K.pdf", 2),
}
NEIGHBOURS = 1_000
QUESTION = "g.V().hasLabel('Person').out('RELATES_TO').groupCount().by('name')"


def measure() -> dict[str, Any]:
    filings = {name: _filing(*file) for name, file in FILES.items()}
    part = filings["286 pages"].pop("part")
    filings["75 pages"].pop("part")
    engines = {name: _engine(make, part) for name, make in _stores().items()}
    result = {"entities": filings, "stores": engines}
    print(json.dumps(result, indent=2))
    return result


def _filing(name: str, times: int) -> dict[str, Any]:
    """CPU milliseconds for reading the entities of all pages and resolving them."""
    pages = _pages(SAMPLES / name)
    pages = [replace(page, number=page.number + n * len(pages)) for n in range(times) for page in pages]
    started = time.process_time()
    for page in pages:
        len(page.text.text)
    flowed = time.process_time()
    found = list(sightings(pages))
    seen = time.process_time()
    entities = resolve(found)
    part = DocumentGraph(_document(len(pages)))
    part.add_entities(entities)
    ended = time.process_time()
    return {
        "pages": len(pages),
        "setting the text, ms": round(1000 * (flowed - started), 1),
        "finding, ms": round(1000 * (seen - flowed), 1),
        "resolving, ms": round(1000 * (ended - seen), 1),
        "vertices": len(part.vertices),
        "edges": len(part.edges),
        "part": part,
    }


def _engine(make: Callable[[], Any], part: DocumentGraph) -> dict[str, Any]:
    """Elements written a second: a hub with 1,000 neighbours, the filing, the filing again."""
    owner = token_hex(8)
    hub = [Vertex(vertex_id=f"v{n:04}", label="Entity", name=f"Entity {n}") for n in range(NEIGHBOURS + 1)]
    spokes = [
        Edge(source="v0000", target=one.vertex_id, label="CONTAINS", document_id="hub", evidence=("f",))
        for one in hub[1:]
    ]
    with make() as graph:
        seconds = {
            "hub": _seconds(lambda: graph.upsert(owner, hub, spokes)),
            "filing": _seconds(lambda: graph.upsert(owner, list(part.vertices.values()), part.edges)),
            "again": _seconds(lambda: graph.upsert(owner, list(part.vertices.values()), part.edges)),
        }
        elements = {"hub": 2 * NEIGHBOURS + 1, "filing": len(part.vertices) + len(part.edges)}
        elements["again"] = elements["filing"]
        question = _seconds(lambda: query_graph(owner, QUESTION, graph=graph))
        deleted = _seconds(lambda: [graph.delete(owner, one) for one in ("hub", "filing")])
    return {
        **{f"{name}, elements/s": round(elements[name] / seconds[name]) for name in seconds},
        "filing, s": round(seconds["filing"], 2),
        "question, ms": round(1000 * question, 1),
        "delete, s": round(deleted, 2),
    }


def _seconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def _stores() -> dict[str, Callable[[], Any]]:
    ports = {engine.name: engine.port for engine in recall(RECORD)}
    stores: dict[str, Callable[[], Any]] = {"memory": _memory, "SQLite": _sqlite}
    if "dynamodb" in ports:
        stores["DynamoDB Local"] = lambda: _dynamodb(ports["dynamodb"])
    if "gremlin" in ports:
        stores["Gremlin Server"] = lambda: _gremlin(ports["gremlin"])
    return stores


@contextmanager
def _memory() -> Iterator[Graph]:
    yield MemoryGraph()


@contextmanager
def _sqlite() -> Iterator[Graph]:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "aspera.db")
        yield SqliteGraph(database)
        database.close()


@contextmanager
def _dynamodb(port: int) -> Iterator[Graph]:
    from aspera.adapters.aws.graph_dynamodb import DynamoGraph
    from tests.engines.running import aws_client
    from tests.engines.tables import create_tables, delete_tables

    client, prefix = aws_client("dynamodb", "dynamodb"), f"benchmark-{token_hex(4)}"
    create_tables(client, prefix)
    yield DynamoGraph(client, prefix)
    delete_tables(client, prefix)


@contextmanager
def _gremlin(port: int) -> Iterator[Graph]:
    from aspera.adapters.aws.graph_neptune import NeptuneGraph
    from aspera.adapters.aws.gremlin_connection import GremlinConnection

    connection = GremlinConnection(f"ws://127.0.0.1:{port}/gremlin")
    yield NeptuneGraph(connection)
    connection.close()


def _pages(path: Path) -> list[Page]:
    reader = open_reader(path, MediaType.PDF, ReadingLimits(ocr="off"))
    try:
        return [reader.read(number) for number in range(1, reader.page_count + 1)]
    finally:
        reader.close()


def _document(pages: int) -> Document:
    return Document(
        document_id="filing",
        owner="benchmark",
        filename="filing.pdf",
        sha256="0" * 64,
        media_type=MediaType.PDF,
        object_key="",
        size=1,
        created_at=0,
        pages=pages,
    )


if __name__ == "__main__":
    measure()
