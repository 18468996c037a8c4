"""Documents in SQLite."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from sqlite3 import Connection

from aspera.adapters.local.database import Database
from aspera.domain.cursor import decode_cursor, encode_cursor
from aspera.domain.document import Document
from aspera.domain.errors import InvalidInput, NotFound

_UPSERT = """
INSERT INTO documents (document_id, owner, created_at, sha256, body) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (document_id) DO UPDATE SET created_at = excluded.created_at, sha256 = excluded.sha256,
    body = excluded.body
WHERE owner = excluded.owner
"""
_SEQUENCER = "SELECT body ->> 'sequencer' FROM documents WHERE document_id = ? AND owner = ?"
_LIST = """
SELECT body FROM documents
WHERE owner = ? AND (created_at, document_id) < (?, ?)
ORDER BY created_at DESC, document_id DESC LIMIT ?
"""
_AFTER_ALL = (2**63 - 1, "")
_PLACE: Mapping[str, type] = {"created_at": int, "document_id": str}
"""What a cursor holds."""


class SqliteDocuments:
    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, document: Document) -> None:
        with self._database.write() as connection:
            _upsert(document, connection)

    def put_upload(self, document: Document) -> bool:
        with self._database.write() as connection:
            stored = connection.execute(_SEQUENCER, (document.document_id, document.owner)).fetchone()
            if stored is not None and (stored[0] or "") > document.sequencer:
                return False
            _upsert(document, connection)
            return True

    def get(self, document_id: str, owner: str) -> Document:
        with self._database.read() as connection:
            row = connection.execute(
                "SELECT body FROM documents WHERE document_id = ? AND owner = ?", (document_id, owner)
            ).fetchone()
        if row is None:
            raise _not_found(document_id)
        return Document.model_validate_json(row[0])

    def list(
        self, owner: str, limit: int = 100, cursor: str | None = None
    ) -> tuple[Sequence[Document], str | None]:
        if limit < 1:
            raise InvalidInput("A list has at least one place.")
        after: tuple[str | int, ...] = _AFTER_ALL
        if cursor is not None:
            place = decode_cursor(cursor, _PLACE, "documents", owner)
            after = (place["created_at"], place["document_id"])
        with self._database.read() as connection:
            rows = connection.execute(_LIST, (owner, *after, limit + 1)).fetchall()
        documents = [Document.model_validate_json(body) for (body,) in rows[:limit]]
        return documents, _cursor(documents[-1], owner) if len(rows) > limit else None

    def delete(self, document_id: str, owner: str) -> None:
        with self._database.write() as connection:
            deleted = connection.execute(
                "DELETE FROM documents WHERE document_id = ? AND owner = ?", (document_id, owner)
            )
            if deleted.rowcount == 0:
                raise _not_found(document_id)

    def with_content(self, sha256: str, owner: str) -> Sequence[Document]:
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT body FROM documents WHERE owner = ? AND sha256 = ? ORDER BY created_at, document_id",
                (owner, sha256),
            ).fetchall()
        return [Document.model_validate_json(body) for (body,) in rows]


def _upsert(document: Document, connection: Connection) -> None:
    row = (
        document.document_id,
        document.owner,
        document.created_at,
        document.sha256,
        document.model_dump_json(),
    )
    if connection.execute(_UPSERT, row).rowcount == 0:
        raise _not_found(document.document_id)


def _cursor(last: Document, owner: str) -> str:
    place = {key: getattr(last, key) for key in _PLACE}
    return encode_cursor(place, "documents", owner)


def _not_found(document_id: str) -> NotFound:
    return NotFound(f"There is no document {document_id!r}.")
