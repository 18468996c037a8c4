"""Which agent ran when, for which document, and how it ended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from aspera.domain.finding import Value
from aspera.domain.outcome import AgentOutcome


class AgentExecution(Value):
    """`execution_id` is the run's id with the agent's name; `timestamp` in milliseconds."""

    execution_id: str
    document_id: str
    timestamp: int
    outcome: AgentOutcome


class AgentExecutions(Protocol):
    def record(self, execution: AgentExecution) -> None:
        """Store or replace by execution_id."""

    def list(self, document_id: str) -> Sequence[AgentExecution]:
        """Oldest first."""

    def delete(self, document_id: str) -> None:
        """Forget the document's executions; none is no error."""
