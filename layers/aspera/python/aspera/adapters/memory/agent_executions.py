"""Agent executions in memory."""

from __future__ import annotations

from collections.abc import Sequence

from aspera.ports.agent_executions import AgentExecution


class MemoryAgentExecutions:
    def __init__(self) -> None:
        self._executions: dict[str, AgentExecution] = {}

    def record(self, execution: AgentExecution) -> None:
        self._executions[execution.execution_id] = execution

    def list(self, document_id: str) -> Sequence[AgentExecution]:
        own = [e for e in [*self._executions.values()] if e.document_id == document_id]
        return sorted(own, key=lambda execution: (execution.timestamp, execution.execution_id))

    def delete(self, document_id: str) -> None:
        for execution in self.list(document_id):
            del self._executions[execution.execution_id]
