"""Agent executions in SQLite."""

from __future__ import annotations

from collections.abc import Sequence

from aspera.adapters.local.database import Database
from aspera.ports.agent_executions import AgentExecution


class SqliteAgentExecutions:
    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, execution: AgentExecution) -> None:
        row = (
            execution.execution_id,
            execution.document_id,
            execution.timestamp,
            execution.model_dump_json(),
        )
        with self._database.write() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO agent_executions (execution_id, document_id, timestamp, body)"
                " VALUES (?, ?, ?, ?)",
                row,
            )

    def list(self, document_id: str) -> Sequence[AgentExecution]:
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT body FROM agent_executions WHERE document_id = ? ORDER BY timestamp, execution_id",
                (document_id,),
            ).fetchall()
        return [AgentExecution.model_validate_json(body) for (body,) in rows]

    def delete(self, document_id: str) -> None:
        with self._database.write() as connection:
            connection.execute("DELETE FROM agent_executions WHERE document_id = ?", (document_id,))
