"""Documents in DynamoDB: PK document_id, SK created_at; listed by user_id-created_at-index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Any

from aspera.adapters.aws.dynamodb_items import Item, fields_of, value_of
from aspera.adapters.aws.dynamodb_table import DynamoTable
from aspera.domain.cursor import decode_cursor, encode_cursor
from aspera.domain.document import Document
from aspera.domain.errors import InvalidInput, NotFound
from aspera.ports.objects import Objects

_KEYS = ("document_id", "created_at", "user_id", "status", "sha256")
_PLACE: Mapping[str, type] = {"created_at": int, "document_id": str}
_LATEST = 2**63 - 1


class DynamoDocuments:
    def __init__(self, client: Any, prefix: str, objects: Objects) -> None:
        self._table = DynamoTable(client, f"{prefix}-documents", _KEYS, objects)

    def put(self, document: Document) -> None:
        """The owner is checked by the write itself, so nobody slips in between."""
        if not self._put(document, "user_id = :owner", owner=document.owner):
            raise _not_found(document.document_id)

    def put_upload(self, document: Document) -> bool:
        not_later = "user_id = :owner AND (attribute_not_exists(sequencer) OR sequencer <= :sequencer)"
        if self._put(document, not_later, owner=document.owner, sequencer=document.sequencer):
            return True
        self.get(document.document_id, document.owner)
        return False

    def _put(self, document: Document, may_be_replaced: str, **values: Any) -> bool:
        item = fields_of(document) | {"user_id": document.owner}
        others = [old for old in self._items(document.document_id) if old["created_at"] != item["created_at"]]
        if any(old["user_id"] != document.owner for old in others):
            raise _not_found(document.document_id)
        if "sequencer" in values and any(old.get("sequencer", "") > document.sequencer for old in others):
            return False
        if not self._table.put(item, f"attribute_not_exists(document_id) OR {may_be_replaced}", **values):
            return False
        for old in others:
            self._table.delete({key: old[key] for key in _PLACE}, "user_id = :owner", owner=document.owner)
        return True

    def get(self, document_id: str, owner: str) -> Document:
        item = next(iter(self._items(document_id)), None)
        if item is None or item["user_id"] != owner:
            raise _not_found(document_id)
        return _document(item)

    def list(
        self, owner: str, limit: int = 100, cursor: str | None = None
    ) -> tuple[Sequence[Document], str | None]:
        """The index is eventually consistent: what was stored within the last second may be
        missing."""
        if limit < 1:
            raise InvalidInput("A list has at least one place.")
        place = decode_cursor(cursor, _PLACE, "documents", owner) if cursor is not None else None
        found = [_document(item) for item in islice(self._newest(owner, place), limit + 1)]
        more = len(found) > limit
        return found[:limit], _cursor(found[limit - 1], owner) if more else None

    def delete(self, document_id: str, owner: str) -> None:
        self.get(document_id, owner)
        for item in self._items(document_id):
            self._table.delete({key: item[key] for key in _PLACE}, "user_id = :owner", owner=owner)
        self._table.forget_bodies(document_id)

    def with_content(self, sha256: str, owner: str) -> Sequence[Document]:
        items = self._table.query("sha256 = :sha256", index="sha256-created_at-index", sha256=sha256)
        found = [_document(item) for item in items if item["user_id"] == owner]
        return sorted(found, key=lambda document: (document.created_at, document.document_id))

    def owner_of(self, document_id: str) -> str:
        """For telling the owner that something happened. Never an answer to a client."""
        item = next(iter(self._items(document_id)), None)
        if item is None:
            raise _not_found(document_id)
        return str(item["user_id"])

    def _items(self, document_id: str) -> Iterator[Item]:
        return self._table.query("document_id = :id", id=document_id)

    def _newest(self, owner: str, place: Mapping[str, Any] | None) -> Iterator[Item]:
        """Newest first, equal times by id: the index leaves their order open."""
        items = self._table.query(
            "user_id = :owner AND created_at <= :latest",
            index="user_id-created_at-index",
            forward=False,
            owner=owner,
            latest=place["created_at"] if place else _LATEST,
        )
        for _, equal in groupby(items, key=lambda item: item["created_at"]):
            for item in sorted(equal, key=lambda item: str(item["document_id"]), reverse=True):
                if place is None or _is_behind(item, place):
                    yield item


def _document(item: Item) -> Document:
    return value_of(Document, {"sha256": ""} | item)


def _is_behind(item: Item, place: Mapping[str, Any]) -> bool:
    return (item["created_at"], item["document_id"]) < (place["created_at"], place["document_id"])


def _cursor(last: Document, owner: str) -> str:
    return encode_cursor({key: getattr(last, key) for key in _PLACE}, "documents", owner)


def _not_found(document_id: str) -> NotFound:
    return NotFound(f"There is no document {document_id!r}.")
