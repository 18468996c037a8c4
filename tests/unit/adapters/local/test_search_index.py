"""aspera.adapters.local.search_index, chunk_rows and chunk_vectors"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from aspera.adapters.local.chunk_vectors import ChunkVectors
from aspera.adapters.local.database import Database
from aspera.adapters.local.search_index import SqliteSearchIndex
from aspera.domain.chunk import Chunk
from aspera.domain.errors import InvalidInput
from aspera.domain.geometry import Box
from aspera.ports.search_index import SearchFilter

OWN = SearchFilter(owner="ada")
LIGHT = """
import sys
from aspera.adapters.local.database import Database
from aspera.adapters.local.search_index import SqliteSearchIndex
from aspera.ports.search_index import SearchFilter
from pathlib import Path
index = SqliteSearchIndex(Database(Path(sys.argv[1])))
index.matches(["emissions"], SearchFilter(owner="ada")), index.count("d1"), index.delete("d1")
assert "numpy" not in sys.modules
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "aspera.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    database = Database(path)
    yield database
    database.close()


def chunk(chunk_id: str, text: str = "emissions", document_id: str = "d1") -> Chunk:
    return Chunk(chunk_id, document_id, 1, (), text, (Box(1, 2, 3, 4), Box(0, 0, 100_000, 100_000)))


def names(index: SqliteSearchIndex, vector: list[float]) -> list[str]:
    return [hit.chunk_id for hit in index.search("", vector, OWN)]


def test_what_another_process_stores_is_found_at_once(database: Database, path: Path) -> None:
    here, there = SqliteSearchIndex(database), SqliteSearchIndex(Database(path))
    here.add("ada", [chunk("a")], [[1.0, 0.0]])
    assert names(there, [1.0, 0.0]) == ["a"]
    here.add("ada", [chunk("b")], [[1.0, 0.1]])
    assert names(there, [1.0, 0.0]) == ["a", "b"]
    here.add("ada", [chunk("a")], [[0.0, 1.0]])
    assert names(there, [1.0, 0.0]) == ["b"]
    here.delete("d1")
    assert names(there, [1.0, 0.0]) == []
    here.add("ada", [chunk("c")], [[1.0, 0.0]])
    assert names(there, [1.0, 0.0]) == ["c"]


def test_vectors_come_back_in_single_precision(database: Database) -> None:
    SqliteSearchIndex(database).add("ada", [chunk("a")], [[0.1, 1 / 3]])
    with database.read() as connection:
        (stored,) = connection.execute("SELECT vector FROM chunk_vectors").fetchone()
    assert np.frombuffer(stored, "<f4").tolist() == np.array([0.1, 1 / 3], np.float32).tolist()


def test_a_matrix_in_any_layout_is_taken(database: Database) -> None:
    index = SqliteSearchIndex(database)
    matrix = np.asfortranarray(np.eye(3, dtype=np.float64))[:, ::-1]
    index.add("ada", [chunk(name) for name in "abc"], matrix)
    assert names(index, [1.0, 0.0, 0.0]) == ["c"]


def test_vectors_of_two_embeddings_in_one_document_are_told(database: Database) -> None:
    index = SqliteSearchIndex(database)
    index.add("ada", [chunk("a")], [[1.0, 0.0]])
    index.add("ada", [chunk("b")], [[1.0, 0.0, 0.0]])
    with pytest.raises(InvalidInput, match="again"):
        index.search("", [1.0, 0.0], OWN)


def test_equal_scores_keep_the_order_in_which_they_were_stored(database: Database) -> None:
    index = SqliteSearchIndex(database)
    index.add("ada", [chunk(f"c{number:03d}") for number in range(300)], [[1.0, 0.0]] * 300)
    expected = [f"c{number:03d}" for number in range(10)]
    assert names(index, [1.0, 0.0]) == expected
    assert [hit.chunk_id for hit in index.search("emissions", [1.0, 0.0], OWN)] == expected


def test_halves_of_surrogate_pairs_become_question_marks(database: Database) -> None:
    index = SqliteSearchIndex(database)
    index.add("ada", [chunk("a", "emissions \ud83c of methane")], [[1.0]])
    (hit,) = index.matches(["methane"], OWN)
    assert hit.text == "emissions ? of methane"


def test_a_zero_byte_does_not_end_a_text(database: Database) -> None:
    index = SqliteSearchIndex(database)
    index.add("ada", [chunk("a", "emissions\x00methane")], [[1.0]])
    (hit,) = index.matches(["methane"], OWN)
    assert hit.text == "emissions\x00methane"


def test_deleting_leaves_no_row(database: Database) -> None:
    index = SqliteSearchIndex(database)
    index.add("ada", [chunk("a"), chunk("b", document_id="d2")], [[1.0], [1.0]])
    for document_id in ("d1", "d2"):
        index.delete(document_id)
    with database.read() as connection:
        for table in ("indexed_documents", "chunks", "chunk_vectors", "chunk_texts"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_memory_for_vectors_is_bounded_and_results_stay_whole(database: Database) -> None:
    SqliteSearchIndex(database).add(
        "ada", [chunk("a", document_id=f"d{number}") for number in range(8)], [[1.0] * 1_000] * 8
    )
    vectors = ChunkVectors(memory=10_000)
    for _ in range(2):
        with database.read() as connection:
            assert len(vectors.nearest(connection, [1.0] * 1_000, OWN, 100)) == 8
        assert 0 < vectors.held_bytes <= 10_000


def test_a_document_larger_than_the_memory_is_searched_all_the_same(database: Database) -> None:
    SqliteSearchIndex(database).add("ada", [chunk("a")], [[1.0] * 1_000])
    vectors = ChunkVectors(memory=100)
    with database.read() as connection:
        assert len(vectors.nearest(connection, [1.0] * 1_000, OWN, 100)) == 1
    assert vectors.held_bytes == 0


def test_what_needs_no_vectors_does_not_load_numpy(database: Database, path: Path) -> None:
    SqliteSearchIndex(database).add("ada", [chunk("a")], [[1.0]])
    result = subprocess.run([sys.executable, "-c", LIGHT, path], capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")
