"""`aspera serve`: a cold start, and events pushed to many subscribers."""

from __future__ import annotations

import asyncio
import json
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

from aspera.adapters.local.clock import SystemClock
from aspera.adapters.local.database import Database
from aspera.adapters.local.documents import SqliteDocuments
from aspera.adapters.local.events import SqliteEvents
from aspera.adapters.local.findings import SqliteFindings
from aspera.domain.document import Document, DocumentStatus, MediaType
from aspera.domain.event import EventType
from aspera.domain.finding import Evidence, Finding, Severity
from tests.serving import Server, Visitor

SUBSCRIBERS, EVENTS = 200, 1000
LIST = """{ listDocuments(limit: 100) { items { id filename status agents { agent status }
  findings { critical high medium low } cost { actual } lastSequence } nextToken } }"""
QUERY = "subscription ($id: ID!) { onDocumentUpdate(id: $id) { id status sequence detail } }"


def document(number: int) -> Document:
    return Document(
        document_id=f"d{number}",
        owner="local",
        filename=f"report {number}.pdf",
        sha256=f"{number:064d}",
        media_type=MediaType.PDF,
        object_key=f"uploads/local/d{number}/report.pdf",
        size=1,
        created_at=1_700_000_000_000 + number,
        pages=100,
        status=DocumentStatus.COMPLETE,
        run_id="r1",
    )


def finding(number: int) -> Finding:
    evidence = Evidence(page=1, quote="Total 12.40", boxes=((0.1, 0.1, 0.2, 0.01),), verified=True)
    return Finding(
        finding_id=f"f{number}",
        agent_type="math",
        rule="sum",
        severity=Severity.HIGH,
        category="Sum",
        title="A total does not add up",
        description="The rows add up to 12.30. " * 5,
        evidence=(evidence,),
    )


def fill(workspace: Path, documents: int, findings: int) -> None:
    database = Database(workspace / "aspera.db")
    store, found = SqliteDocuments(database), SqliteFindings(database)
    for number in range(documents):
        store.put(document(number))
        found.replace(f"d{number}", [finding(index) for index in range(findings)])
    database.close()


def measure_cold_start(workspace: Path) -> dict[str, float]:
    """Seconds from the command to the link, and to the first 100 of 1,000 documents."""
    start = time.perf_counter()
    with Server(workspace) as server:
        link = time.perf_counter() - start
        visitor = server.sign_in()
        first = visitor.ask(LIST)
        listed = time.perf_counter() - start
        again = time.perf_counter()
        visitor.ask(LIST)
        again = time.perf_counter() - again
    assert len(first["listDocuments"]["items"]) == 100
    return {"link": link, "first list": listed, "second list": again}


async def subscribe(visitor: Visitor, document_id: str) -> ClientConnection:
    socket = await connect(
        f"ws://127.0.0.1:{visitor.server.port}/graphql/realtime",
        subprotocols=["graphql-ws"],  # type: ignore[list-item]
        origin=visitor.origin,  # type: ignore[arg-type]
        additional_headers={"Cookie": visitor.cookie},
        max_queue=None,
        compression=None,
    )
    await socket.send(json.dumps({"type": "connection_init"}))
    data = json.dumps({"query": QUERY, "variables": {"id": document_id}})
    await socket.send(json.dumps({"id": "s", "type": "start", "payload": {"data": data}}))
    while json.loads(await socket.recv())["type"] != "start_ack":
        pass
    return socket


async def collect(socket: ClientConnection, last: int) -> list[int]:
    """The numbers of the events that came, in the order in which they came."""
    numbers: list[int] = []
    while not numbers or numbers[-1] != last:
        message = json.loads(await asyncio.wait_for(socket.recv(), 120))
        if message["type"] == "data":
            numbers.append(message["payload"]["data"]["onDocumentUpdate"]["sequence"])
    return numbers


async def push(
    visitor: Visitor, documents: Sequence[str], subscribers: int, events: int
) -> tuple[list[list[int]], float]:
    """What each subscriber was sent, when every document has `events` / len(documents) events, and
    how many seconds it took."""
    sockets = [await subscribe(visitor, documents[n % len(documents)]) for n in range(subscribers)]
    store = SqliteEvents(Database(visitor.server.workspace / "aspera.db"), SystemClock())

    def append() -> None:
        for number in range(events):
            store.append(documents[number % len(documents)], EventType.PAGES_READ, {"done": number})

    start = time.perf_counter()
    told = asyncio.gather(*(collect(socket, events // len(documents)) for socket in sockets))
    await asyncio.gather(asyncio.to_thread(append), told)
    seconds = time.perf_counter() - start
    for socket in sockets:
        await socket.close()
    return await told, seconds


def measure_push(workspace: Path, documents: int) -> dict[str, Any]:
    fill(workspace, documents, 0)
    names = [f"d{number}" for number in range(documents)]
    with Server(workspace) as server:
        visitor = server.sign_in()
        told, seconds = asyncio.run(push(visitor, names, SUBSCRIBERS, EVENTS))
    expected = list(range(1, EVENTS // documents + 1))
    messages = sum(map(len, told))
    return {
        "documents": documents,
        "subscribers": SUBSCRIBERS,
        "events": EVENTS,
        "messages": messages,
        "lost": sum(numbers != expected for numbers in told),
        "seconds": seconds,
        "events a second": EVENTS / seconds,
        "messages a second": messages / seconds,
    }


async def delay(visitor: Visitor, times: int) -> list[float]:
    """Milliseconds from storing an event to its arrival at a subscriber."""
    socket = await subscribe(visitor, "d0")
    store = SqliteEvents(Database(visitor.server.workspace / "aspera.db"), SystemClock())
    found = []
    for number in range(times):
        start = time.perf_counter()
        await asyncio.to_thread(store.append, "d0", EventType.PAGES_READ, {"done": number})
        while json.loads(await socket.recv())["type"] != "data":
            pass
        found.append(1000 * (time.perf_counter() - start))
        await asyncio.sleep(0.013)
    await socket.close()
    return sorted(found)


def measure_delay(workspace: Path) -> dict[str, float]:
    fill(workspace, 1, 0)
    with Server(workspace) as server:
        found = asyncio.run(delay(server.sign_in(), 200))
    return {
        "median ms": found[len(found) // 2],
        "95 % ms": found[int(0.95 * len(found))],
        "most ms": found[-1],
    }


def measure() -> dict[str, dict[str, Any]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder / "list", 1000, 5)
        results: dict[str, dict[str, Any]] = {
            "cold start, 1,000 documents, 5,000 findings (s)": measure_cold_start(folder / "list"),
            "event to subscriber": measure_delay(folder / "delay"),
            "200 subscribers of 200 documents": measure_push(folder / "many", 200),
            "200 subscribers of one document": measure_push(folder / "one", 1),
        }
    for name, figures in results.items():
        print(name)
        for what, figure in figures.items():
            print(f"  {what:20} {figure:,.2f}" if isinstance(figure, float) else f"  {what:20} {figure:,}")
    return results
