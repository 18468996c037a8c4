"""Chunks as rows of the search tables, and back."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from itertools import chain
from sys import byteorder

import orjson

from aspera.domain.chunk import Chunk
from aspera.domain.errors import NotFound
from aspera.domain.geometry import Box
from aspera.ports.search_index import SearchHit

_CLAIM = """
INSERT INTO indexed_documents (document_id, owner, revision) VALUES (?, ?, 1)
ON CONFLICT (document_id) DO UPDATE SET revision = revision + 1 WHERE owner = excluded.owner
"""
_STORED = """
SELECT id FROM chunks WHERE document = ? AND chunk_id IN (SELECT value FROM json_each(?))
"""
_OF_DOCUMENT = """
SELECT c.id FROM chunks c JOIN indexed_documents d ON d.id = c.document WHERE d.document_id = ?
"""
_HIT = """
SELECT c.chunk_id, d.document_id, c.page, t.section, t.text, t.boxes
FROM chunks c JOIN indexed_documents d ON d.id = c.document JOIN chunk_texts t ON t.rowid = c.id
WHERE c.id = ?
"""
# One statement for all rows: FTS5 writes its pending changes out with every statement.
_REMOVE = (
    "DELETE FROM chunk_texts WHERE rowid IN (SELECT value FROM json_each(?))",
    "DELETE FROM chunk_vectors WHERE id IN (SELECT value FROM json_each(?))",
    "DELETE FROM chunks WHERE id IN (SELECT value FROM json_each(?))",
)


def claim_document(connection: sqlite3.Connection, document_id: str, owner: str) -> int:
    """The number of the owner's indexed document, made if need be, with its revision raised."""
    if connection.execute(_CLAIM, (document_id, owner)).rowcount == 0:
        raise NotFound(f"There is no document {document_id!r}.")
    number: int = connection.execute(
        "SELECT id FROM indexed_documents WHERE document_id = ?", (document_id,)
    ).fetchone()[0]
    return number


def replace_chunks(
    connection: sqlite3.Connection, document: int, chunks: Sequence[Chunk], vectors: Sequence[bytes]
) -> None:
    """Store the chunks of one document; those of them that are there already are replaced."""
    chunk_ids = orjson.dumps([chunk.chunk_id for chunk in chunks]).decode()
    _remove(connection, connection.execute(_STORED, (document, chunk_ids)).fetchall())
    start = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM chunks").fetchone()[0]
    ids = range(start, start + len(chunks))
    connection.executemany(
        "INSERT INTO chunks (id, document, chunk_id, page, kind) VALUES (?, ?, ?, ?, ?)",
        [(i, document, c.chunk_id, c.page, c.kind) for i, c in zip(ids, chunks, strict=True)],
    )
    connection.executemany(
        "INSERT INTO chunk_vectors (id, vector) VALUES (?, ?)", zip(ids, vectors, strict=True)
    )
    connection.executemany(
        "INSERT INTO chunk_texts (rowid, text, section, boxes) VALUES (?, ?, ?, ?)",
        [
            (i, _storable(c.text), orjson.dumps(c.section), _pack(c.boxes))
            for i, c in zip(ids, chunks, strict=True)
        ],
    )


def remove_document(connection: sqlite3.Connection, document_id: str) -> None:
    _remove(connection, connection.execute(_OF_DOCUMENT, (document_id,)).fetchall())
    connection.execute("DELETE FROM indexed_documents WHERE document_id = ?", (document_id,))


def _remove(connection: sqlite3.Connection, rows: Sequence[tuple[int]]) -> None:
    if rows:
        ids = orjson.dumps([id for (id,) in rows]).decode()
        for statement in _REMOVE:
            connection.execute(statement, (ids,))


def read_hit(connection: sqlite3.Connection, id: int, score: float) -> SearchHit:
    chunk_id, document_id, page, section, text, boxes = connection.execute(_HIT, (id,)).fetchone()
    return SearchHit(
        chunk_id=chunk_id,
        document_id=document_id,
        page=page,
        section=tuple(orjson.loads(section)),
        text=text,
        boxes=tuple(box.ratios() for box in _unpack(boxes)),
        score=score,
    )


def _storable(text: str) -> str:
    """`text` with halves of surrogate pairs, which broken files yield, replaced by `?`."""
    return text if text.isascii() else text.encode(errors="replace").decode()


def _pack(boxes: Iterable[Box]) -> bytes:
    packed = array("i", chain.from_iterable(boxes))
    if byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def _unpack(data: bytes) -> list[Box]:
    numbers = array("i", data)
    if byteorder == "big":
        numbers.byteswap()
    return [Box(*numbers[start : start + 4]) for start in range(0, len(numbers), 4)]
