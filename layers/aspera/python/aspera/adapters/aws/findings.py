"""Findings in DynamoDB: PK document_id, SK finding_id.

A document has thousands of findings at times, more than a transaction takes. So each set is
written beside the one before it, under sort keys that begin with the set's own name, and one item
(`current`) says which set counts: a reader sees one set or the other, never a mixture. The name is
a digest of the content, so a repeated write is the same set. It says how many there are, too: whoever
reads so many in one go (graphql/resolvers/findingsOf.js) has read all of one set.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from aspera.adapters.aws.dynamodb_items import Item, fields_of, value_of
from aspera.adapters.aws.dynamodb_table import DynamoTable
from aspera.domain.errors import Unavailable
from aspera.domain.finding import Finding, Severity
from aspera.domain.run import digest
from aspera.ports.clock import Clock
from aspera.ports.objects import Objects

_KEYS = ("document_id", "finding_id", "agent_type", "created_at")
_CURRENT = "current"
_ATTEMPTS = 20
_ABANDONED_MS = 3_600_000
"""A set that no pointer named for so long was left by a writer that died."""


class DynamoFindings:
    def __init__(self, client: Any, prefix: str, objects: Objects, clock: Clock) -> None:
        self._table = DynamoTable(client, f"{prefix}-findings", _KEYS, objects)
        self._clock = clock

    def replace(self, document_id: str, findings: Sequence[Finding]) -> None:
        name = digest(*(finding.model_dump_json() for finding in findings))
        now = self._clock.now()
        self._table.put_all(_items(document_id, name, findings, now))
        before = self._current(document_id)
        pointer = {"set_name": name, "count": len(findings)}
        self._table.put({"document_id": document_id, "finding_id": _CURRENT} | pointer)
        self._forget(document_id, keep=name, before=before, older_than=now - _ABANDONED_MS)
        if not findings:
            self._table.forget_bodies(document_id)

    def list(self, document_id: str, agent_type: str | None = None) -> Sequence[Finding]:
        """Unavailable when the findings are replaced again and again while they are read."""
        for _ in range(_ATTEMPTS):
            name = self._current(document_id)
            items = list(self._set(document_id, name)) if name else []
            if name == self._current(document_id):
                wanted = (item for item in items if agent_type in (None, item["agent_type"]))
                return [value_of(Finding, item | {"finding_id": item["id"]}) for item in wanted]
        raise Unavailable("the findings change while they are read")

    def counts(self, document_id: str) -> Mapping[Severity, int]:
        return Counter(finding.severity for finding in self.list(document_id))

    def _current(self, document_id: str) -> str:
        item = self._table.get({"document_id": document_id, "finding_id": _CURRENT})
        return str(item["set_name"]) if item else ""

    def _set(self, document_id: str, name: str) -> Iterable[Item]:
        return self._table.query(
            "document_id = :id AND begins_with(finding_id, :set)", id=document_id, set=f"{name}#"
        )

    def _forget(self, document_id: str, keep: str, before: str, older_than: int) -> None:
        self._table.delete_all(
            {key: item[key] for key in _KEYS[:2]}
            for item in self._table.query("document_id = :id", id=document_id)
            if _set_of(item) not in (keep, _CURRENT)
            and (_set_of(item) == before or item["created_at"] < older_than)
        )


def _items(document_id: str, name: str, findings: Sequence[Finding], now: int) -> Iterable[Item]:
    for rank, finding in enumerate(findings):
        yield fields_of(finding) | {
            "document_id": document_id,
            "finding_id": f"{name}#{rank:05d}",
            "id": finding.finding_id,
            "created_at": now,
        }


def _set_of(item: Item) -> str:
    return str(item["finding_id"]).partition("#")[0]
