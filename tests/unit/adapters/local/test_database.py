"""aspera.adapters.local.database and the tables in it"""

from __future__ import annotations

import multiprocessing
import pickle
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from aspera.adapters.local.database import Database
from aspera.adapters.local.graph import SqliteGraph
from aspera.adapters.local.schema import MIGRATIONS
from aspera.domain.errors import Defect, InvalidInput, NotFound, Unavailable
from tests.unit.adapters.local import processes

INSERT = "INSERT INTO graph_vertices VALUES ('ada', ?, 'Entity', '', '{}')"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "workspace" / "aspera.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    database = Database(path, patience=0.2)
    yield database
    database.close()


def vertices(database: Database) -> list[str]:
    with database.read() as connection:
        return [
            name for (name,) in connection.execute("SELECT vertex_id FROM graph_vertices ORDER BY vertex_id")
        ]


def add(database: Database, vertex_id: str) -> None:
    with database.write() as connection:
        connection.execute(INSERT, (vertex_id,))


def test_the_file_is_made_when_it_is_first_needed(database: Database, path: Path) -> None:
    assert not path.parent.exists()
    assert vertices(database) == []
    assert path.is_file()
    assert path.parent.stat().st_mode & 0o077 == 0


def test_the_settings_are_the_ones_that_were_chosen(database: Database) -> None:
    with database.read() as connection:
        names = ("journal_mode", "synchronous", "user_version")
        found = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]
    assert found == ["wal", 1, len(MIGRATIONS)]


def test_what_was_written_is_there_for_everybody(database: Database, path: Path) -> None:
    add(database, "a")
    assert vertices(database) == vertices(Database(path)) == ["a"]


def test_a_write_that_fails_leaves_nothing(database: Database) -> None:
    with pytest.raises(NotFound), database.write() as connection:
        connection.execute(INSERT, ("a",))
        raise NotFound("no")
    assert vertices(database) == []
    add(database, "b")
    assert vertices(database) == ["b"]


def test_a_reader_keeps_its_view_while_others_write(database: Database) -> None:
    add(database, "a")
    with database.read() as connection:
        before = connection.execute("SELECT count(*) FROM graph_vertices").fetchone()
        add(database, "b")
        assert connection.execute("SELECT count(*) FROM graph_vertices").fetchone() == before
    assert vertices(database) == ["a", "b"]


def test_connections_are_used_again(database: Database) -> None:
    with database.read() as first:
        pass
    with database.write() as second, database.read() as third:
        assert second is first
        assert third is not first


def test_a_second_writer_waits_and_then_is_told_in_one_line(database: Database, path: Path) -> None:
    with database.write(), pytest.raises(Unavailable) as refused:
        add(database, "a")
    assert str(refused.value) == (
        f"The workspace {path.parent} is busy: another process keeps writing to it."
    )
    add(database, "a")


def test_a_full_disk_is_told_in_one_line(database: Database, path: Path) -> None:
    with database.read() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Unavailable) as refused:
        add(database, "a" * 100_000)
    assert str(refused.value) == f"No space left in the workspace {path.parent}."
    assert vertices(database) == []


def test_a_read_only_file_is_told_in_one_line(database: Database, path: Path) -> None:
    with database.read() as connection:
        connection.execute("PRAGMA query_only = ON")
    with pytest.raises(InvalidInput) as refused:
        add(database, "a")
    assert str(refused.value) == f"The workspace {path.parent} is read-only."


def test_a_file_that_is_no_database_is_told_in_one_line(database: Database, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"something else " * 1_000)
    with pytest.raises(InvalidInput) as refused:
        vertices(database)
    assert str(refused.value) == f"The database in the workspace {path.parent} is damaged."


def test_a_file_in_the_place_of_the_folder_is_told_in_one_line(database: Database, path: Path) -> None:
    path.parent.write_bytes(b"")
    with pytest.raises(InvalidInput, match="in the way"):
        vertices(database)


def test_a_newer_workspace_is_refused_and_left_as_it_is(database: Database, path: Path) -> None:
    vertices(database)
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    with pytest.raises(InvalidInput, match="newer"):
        vertices(Database(path))


def test_wrong_sql_is_our_defect(database: Database) -> None:
    with pytest.raises(Defect), database.read() as connection:
        connection.execute("SELECT nothing FROM nowhere")


@pytest.mark.parametrize("value", [2**63, "\ud800"])
def test_a_value_that_sqlite_cannot_hold_is_invalid(database: Database, value: object) -> None:
    with pytest.raises(InvalidInput), database.write() as connection:
        connection.execute(INSERT, (value,))


def test_a_pickled_database_opens_the_same_file(database: Database) -> None:
    add(database, "a")
    other = pickle.loads(pickle.dumps(database))
    assert vertices(other) == ["a"]
    other.close()


def test_closing_is_no_end(database: Database) -> None:
    add(database, "a")
    database.close()
    database.close()
    assert vertices(database) == ["a"]


def test_many_processes_may_make_the_file_at_once(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(6)
    openers = [
        context.Process(target=processes.add_vertex, args=(path, f"v{number}", barrier))
        for number in range(6)
    ]
    for opener in openers:
        opener.start()
    for opener in openers:
        opener.join(60)
    assert [opener.exitcode for opener in openers] == [0] * 6
    assert vertices(Database(path)) == [f"v{number}" for number in range(6)]


def test_a_forked_process_opens_its_own_connection(path: Path) -> None:
    script = Path(processes.__file__)
    result = subprocess.run([sys.executable, script, "fork", path], capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")
    names = vertices(Database(path))
    assert names == ["child", "parent-after", "parent-before"]


@pytest.mark.parametrize("commits", [1, 7, 20])
def test_a_process_killed_while_writing_leaves_a_consistent_store(path: Path, commits: int) -> None:
    script = Path(processes.__file__)
    with subprocess.Popen([sys.executable, script, "write", path], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        for _ in range(commits):
            assert writer.stdout.readline()
        writer.kill()
    assert writer.returncode == -9
    processes.check_consistency(path, at_least=commits)


def test_an_older_files_graph_becomes_its_owners(path: Path) -> None:
    path.parent.mkdir(parents=True)
    older = next(n for n, one in enumerate(MIGRATIONS) if any("graph_vertices" in line for line in one))
    with sqlite3.connect(path, isolation_level=None) as connection:
        for statement in [line for one in MIGRATIONS[:older] for line in one]:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {older}")
        for document, owner in (("d1", "ada"), ("d2", "eve")):
            connection.execute("INSERT INTO documents VALUES (?, ?, 1, '', '')", (document, owner))
            connection.execute("INSERT INTO vertices VALUES (?, 'Document', ?, '{}')", (document, document))
            connection.execute("INSERT OR IGNORE INTO vertices VALUES ('shared', 'Risk', 'credit', '{}')")
            connection.execute(
                "INSERT INTO edges VALUES (?, 'shared', 'HAS_RISK', ?, '[\"f\"]')", (document, document)
            )
    connection.close()
    graph = SqliteGraph(Database(path))
    for owner, document in (("ada", "d1"), ("eve", "d2")):
        assert [vertex.vertex_id for vertex in graph.find(owner).vertices] == [document, "shared"]
        assert [edge.evidence for edge in graph.find(owner).edges] == [("f",)]
