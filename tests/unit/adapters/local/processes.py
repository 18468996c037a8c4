"""What other processes do; run as a script or spawned."""

from __future__ import annotations

import os
import sys
from multiprocessing.synchronize import Barrier
from pathlib import Path

from aspera.adapters.local.clock import SystemClock
from aspera.adapters.local.database import Database
from aspera.adapters.local.events import SqliteEvents
from aspera.adapters.local.graph import SqliteGraph
from aspera.adapters.local.objects import FolderObjects
from aspera.adapters.local.search_index import SqliteSearchIndex
from aspera.domain.chunk import Chunk
from aspera.domain.event import EventType
from aspera.ports.graph import Vertex


def add_vertex(path: Path, vertex_id: str, barrier: Barrier | None = None) -> None:
    if barrier is not None:
        barrier.wait(60)
    _upsert(Database(path), vertex_id)


def _upsert(database: Database, vertex_id: str) -> None:
    SqliteGraph(database).upsert("ada", [Vertex(vertex_id=vertex_id, label="Entity", name="")], [])


def write_with_a_child(path: Path) -> None:
    """The parent writes before and after its child has lived with a copy of its connections."""
    database = Database(path)
    _upsert(database, "parent-before")
    child = os.fork()
    if child == 0:
        _upsert(database, "child")
        database.close()
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    _upsert(database, "parent-after")


def write_without_end(path: Path) -> None:
    """Chunks, an event and an object, again and again; a line after each round."""
    index, events = SqliteSearchIndex(Database(path)), SqliteEvents(Database(path), SystemClock())
    objects = FolderObjects(path.parent / "objects")
    for number in range(1_000_000):
        chunks = [
            Chunk(f"c{i}", f"d{number % 3}", i + 1, (), f"round {number} of emissions {i}" * 20, ())
            for i in range(40)
        ]
        index.add("ada", chunks, [[1.0] * 64] * 40)
        objects.put("round", str(number).encode() * 100_000)
        events.append("d", EventType.CHUNKS_INDEXED, {"round": number})
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


def check_consistency(path: Path, at_least: int) -> None:
    """Every table fits every other, and the store can be written again."""
    database = Database(path)
    with database.write() as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.execute("INSERT INTO chunk_texts (chunk_texts) VALUES ('integrity-check')")
        tables = ("chunks", "chunk_vectors", "chunk_texts")
        counts = {connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}
    assert len(counts) == 1 and counts.pop() % 40 == 0
    events = SqliteEvents(database, SystemClock())
    stored = events.after("d", 0, limit=1_000_000)
    assert [event.sequence for event in stored] == list(range(1, len(stored) + 1))
    assert len(stored) >= at_least
    content = FolderObjects(path.parent / "objects").get("round")
    number = int(content[: len(content) // 100_000])
    assert content == str(number).encode() * 100_000
    assert events.append("d", EventType.CHUNKS_INDEXED, {}).sequence == len(stored) + 1
    SqliteSearchIndex(database).delete("d0")
    database.close()


if __name__ == "__main__":
    {"fork": write_with_a_child, "write": write_without_end}[sys.argv[1]](Path(sys.argv[2]))
