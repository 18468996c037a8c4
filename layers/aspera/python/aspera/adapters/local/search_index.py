"""Search in SQLite: words by FTS5, meaning by exact vectors, both ranks fused."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import orjson

from aspera.adapters.local.chunk_rows import claim_document, read_hit, remove_document, replace_chunks
from aspera.adapters.local.chunk_vectors import ChunkVectors, as_rows
from aspera.adapters.local.database import Database
from aspera.domain.chunk import Chunk
from aspera.domain.errors import InvalidInput
from aspera.domain.rank_fusion import fuse_ranks
from aspera.domain.search_words import query_words, words
from aspera.ports.search_index import SearchFilter, SearchHit

_DEPTH = 100
"""How many ranks of each kind are fused."""
_QUERY_WORDS = 64
"""A longer query is a text: its first words and its vector find the same."""

# CROSS JOIN keeps the order: first the matches, then what each of them is filtered by.
_MATCH = """
SELECT c.id, t.rank FROM chunk_texts t CROSS JOIN chunks c ON c.id = t.rowid
CROSS JOIN indexed_documents d ON d.id = c.document
WHERE chunk_texts MATCH :expression AND d.owner = :owner
  AND (:documents IS NULL OR d.document_id IN (SELECT value FROM json_each(:documents)))
  AND (:first IS NULL OR c.page BETWEEN :first AND :last) AND (:kind IS NULL OR c.kind = :kind)
ORDER BY t.rank LIMIT :limit
"""


class SqliteSearchIndex:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._vectors = ChunkVectors()

    def add(self, owner: str, chunks: Sequence[Chunk], vectors: Sequence[Sequence[float]]) -> None:
        """NotFound when a document is indexed for another owner; then nothing is stored."""
        if len(chunks) != len(vectors):
            raise InvalidInput(f"{len(chunks)} chunks need as many vectors, not {len(vectors)}.")
        if not chunks:
            return
        documents: dict[str, dict[str, tuple[Chunk, bytes]]] = {}
        for chunk, row in zip(chunks, as_rows(vectors), strict=True):
            documents.setdefault(chunk.document_id, {})[chunk.chunk_id] = (chunk, row)
        with self._database.write() as connection:
            for document_id, content in documents.items():
                document = claim_document(connection, document_id, owner)
                replace_chunks(connection, document, *zip(*content.values(), strict=True))

    def search(
        self, query: str, vector: Sequence[float], filter: SearchFilter, limit: int = 10
    ) -> Sequence[SearchHit]:
        expression = " OR ".join(f'"{word}"' for word in query_words(query)[:_QUERY_WORDS])
        depth = max(limit, _DEPTH)
        with self._database.read() as connection:
            by_words = [id for id, _ in _match(connection, expression, filter, depth)]
            by_meaning = self._vectors.nearest(connection, vector, filter, depth)
            best = fuse_ranks(by_words, by_meaning)[: max(limit, 0)]
            return [read_hit(connection, id, score) for id, score in best]

    def matches(self, phrase: Sequence[str], filter: SearchFilter, limit: int = 5) -> Sequence[SearchHit]:
        """A "word" of several words must occur as they stand, one after the other."""
        parts = [" ".join(words(part)) for part in phrase]
        expression = " AND ".join(f'"{part}"' for part in dict.fromkeys(parts) if part)
        with self._database.read() as connection:
            found = _match(connection, expression, filter, limit)
            return [read_hit(connection, id, -rank) for id, rank in found]

    def count(self, document_id: str) -> int:
        with self._database.read() as connection:
            count: int = connection.execute(
                "SELECT count(*) FROM chunks c JOIN indexed_documents d ON d.id = c.document"
                " WHERE d.document_id = ?",
                (document_id,),
            ).fetchone()[0]
        return count

    def delete(self, document_id: str) -> None:
        with self._database.write() as connection:
            remove_document(connection, document_id)


def _match(
    connection: sqlite3.Connection, expression: str, filter: SearchFilter, limit: int
) -> list[tuple[int, float]]:
    """Ids and BM25 scores (lower is better), best first, equal ones in the order of storing."""
    if not expression:
        return []
    first, last = filter.pages or (None, None)
    documents = orjson.dumps(filter.document_ids).decode() if filter.document_ids else None
    values = {
        "expression": expression,
        "owner": filter.owner,
        "documents": documents,
        "first": first,
        "last": last,
        "kind": filter.kind,
        "limit": max(limit, 0),
    }
    return sorted(connection.execute(_MATCH, values).fetchall(), key=lambda match: (match[1], match[0]))
