"""Agent executions in DynamoDB: PK execution_id, SK timestamp; by document through an index."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aspera.adapters.aws.dynamodb_items import fields_of, value_of
from aspera.adapters.aws.dynamodb_table import DynamoTable
from aspera.ports.agent_executions import AgentExecution
from aspera.ports.objects import Objects

_KEYS = ("execution_id", "timestamp", "document_id")


class DynamoAgentExecutions:
    def __init__(self, client: Any, prefix: str, objects: Objects) -> None:
        self._table = DynamoTable(client, f"{prefix}-agent-executions", _KEYS, objects)

    def record(self, execution: AgentExecution) -> None:
        self._table.put(fields_of(execution))
        others = self._table.query("execution_id = :id", id=execution.execution_id)
        self._table.delete_all(
            {"execution_id": old["execution_id"], "timestamp": old["timestamp"]}
            for old in others
            if old["timestamp"] != execution.timestamp
        )

    def list(self, document_id: str) -> Sequence[AgentExecution]:
        """The index is eventually consistent."""
        items = self._table.query("document_id = :id", index="document_id-timestamp-index", id=document_id)
        found = [value_of(AgentExecution, item) for item in items]
        return sorted(found, key=lambda execution: (execution.timestamp, execution.execution_id))

    def delete(self, document_id: str) -> None:
        index = "document_id-timestamp-index"
        items = list(self._table.query("document_id = :id", index=index, id=document_id))
        self._table.delete_all({key: item[key] for key in _KEYS[:2]} for item in items)
        for execution_id in sorted({item["execution_id"] for item in items}):
            self._table.forget_bodies(execution_id)
