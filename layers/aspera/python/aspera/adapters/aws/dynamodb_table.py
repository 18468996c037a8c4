"""One table: items in and out, whole pages of them, and what is too large for an item."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import orjson
from botocore.exceptions import ClientError

from aspera.adapters.aws.dynamodb_errors import ERRORS
from aspera.adapters.aws.dynamodb_items import Item, from_wire, to_wire
from aspera.adapters.aws.error_translation import code_of, translated
from aspera.domain.errors import Unavailable
from aspera.domain.run import digest
from aspera.ports.objects import Objects

_LARGE = 380_000
"""Bytes of JSON above which an item's body goes to S3; DynamoDB's limit is 400 KB with names."""
_BATCH = 25
"""What one BatchWriteItem takes; 25 items of our size stay below its 16 MB."""
_ATTEMPTS = 8
_LONGEST_KEY = 1024
"""Bytes of a sort key; partition keys may have twice as many."""


class DynamoTable:
    """`key` names the key attributes and those of indexes: they stay in the item when its body
    goes to the object store. Raises Unavailable and Defect."""

    def __init__(self, client: Any, name: str, key: Sequence[str], objects: Objects) -> None:
        self.client = client
        self.name = name
        self._key = tuple(key)
        self._objects = objects

    def get(self, key: Item) -> Item | None:
        if not _may_be_stored(key):
            return None
        with translated(ERRORS, "DynamoDB"):
            answer = self.client.get_item(TableName=self.name, Key=to_wire(key), ConsistentRead=True)
        return self._whole(from_wire(answer["Item"])) if "Item" in answer else None

    def put(self, item: Item, condition: str = "", **values: Any) -> bool:
        """False when the condition does not hold; `values` are its placeholders without colon."""
        request: dict[str, Any] = {"TableName": self.name, "Item": self.wire(item)}
        return self._conditionally(self.client.put_item, request, condition, values)

    def delete(self, key: Item, condition: str = "", **values: Any) -> bool:
        request: dict[str, Any] = {"TableName": self.name, "Key": to_wire(key)}
        return self._conditionally(self.client.delete_item, request, condition, values)

    def query(
        self, condition: str, *, index: str = "", forward: bool = True, **values: Any
    ) -> Iterator[Item]:
        """All items that the key condition takes, page by page as they are asked for. An attribute
        whose name DynamoDB reserves is written as `#name`."""
        request: dict[str, Any] = {
            "TableName": self.name,
            "KeyConditionExpression": condition,
            "ExpressionAttributeValues": _placeholders(values),
            "ScanIndexForward": forward,
            **({"IndexName": index} if index else {"ConsistentRead": True}),
            **_names(condition),
        }
        while _may_be_stored(values):
            with translated(ERRORS, "DynamoDB"):
                answer = self.client.query(**request)
            for item in answer["Items"]:
                yield self._whole(from_wire(item))
            if "LastEvaluatedKey" not in answer:
                return
            request["ExclusiveStartKey"] = answer["LastEvaluatedKey"]

    def put_all(self, items: Iterable[Item]) -> None:
        self._write({"PutRequest": {"Item": self.wire(item)}} for item in items)

    def delete_all(self, keys: Iterable[Item]) -> None:
        self._write({"DeleteRequest": {"Key": to_wire(key)}} for key in keys)

    def forget_bodies(self, partition: str) -> None:
        """Large bodies of items that are all gone, the versions before them too."""
        self._objects.delete(f"items/{self.name}/{partition}/")

    def wire(self, item: Item) -> dict[str, Any]:
        """The item as DynamoDB takes it: an index's key may be missing but not empty, and a large body
        is put into the object store first."""
        item = {name: value for name, value in item.items() if value != "" or name not in self._key}
        body = orjson.dumps(item, default=str)
        if len(body) <= _LARGE:
            return to_wire(item)
        # Content-addressed: writing it again is the same object, and no other item's is replaced.
        key = f"items/{self.name}/{item[self._key[0]]}/{digest(body, length=40)}"
        self._objects.put(key, orjson.dumps(to_wire(item)))
        return to_wire({name: item[name] for name in self._key if name in item} | {"body_key": key})

    def _whole(self, item: Item) -> Item:
        if "body_key" not in item:
            return item
        return from_wire(orjson.loads(self._objects.get(item["body_key"])))

    def _conditionally(self, call: Any, request: dict[str, Any], condition: str, values: Item) -> bool:
        if condition:
            request |= {"ConditionExpression": condition, **_names(condition)}
        if values:
            request["ExpressionAttributeValues"] = _placeholders(values)
        try:
            with translated(ERRORS, "DynamoDB"):
                call(**request)
        except Exception as error:
            if isinstance(error.__cause__, ClientError) and code_of(error.__cause__) == _REFUSED:
                return False
            raise
        return True

    def _write(self, requests: Iterable[dict[str, Any]]) -> None:
        waiting = iter(requests)
        while part := list(islice(waiting, _BATCH)):
            self._write_part(part)

    def _write_part(self, part: list[dict[str, Any]]) -> None:
        for attempt in range(_ATTEMPTS):
            with translated(ERRORS, "DynamoDB"):
                answer = self.client.batch_write_item(RequestItems={self.name: part})
            part = answer.get("UnprocessedItems", {}).get(self.name, [])
            if not part:
                return
            time.sleep(0.05 * 2**attempt)
        raise Unavailable("DynamoDB left items unwritten")


_REFUSED = "ConditionalCheckFailedException"


def _may_be_stored(key: Item) -> bool:
    """DynamoDB calls a key wrong that is empty, too long or no Unicode; here it is one that nobody
    has."""
    texts = [part for part in key.values() if isinstance(part, str)]
    try:
        return all(1 <= len(text.encode()) <= _LONGEST_KEY for text in texts)
    except UnicodeEncodeError:
        return False


def _placeholders(values: Item) -> dict[str, Any]:
    return {f":{name}": value for name, value in to_wire(values).items()}


def _names(condition: str) -> dict[str, dict[str, str]]:
    names = {f"#{name}": name for name in re.findall(r"#(\w+)", condition)}
    return {"ExpressionAttributeNames": names} if names else {}
