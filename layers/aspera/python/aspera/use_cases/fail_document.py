"""Store and push why the analysis could not be finished."""

from __future__ import annotations

import json

from pydantic import ConfigDict, Field

from aspera.domain.document import DocumentStatus
from aspera.domain.event import EventType
from aspera.domain.finding import Value
from aspera.domain.run import Run
from aspera.ports.documents import Documents
from aspera.ports.events import Events
from aspera.ports.progress import Progress
from aspera.use_cases.announce import announce


class StateError(Value):
    """What a Catch hands on: the error's name, and Lambda's JSON (or plain text) as cause, or none."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)

    error: str = Field(alias="Error")
    cause: str | None = Field(alias="Cause", default="")

    @property
    def message(self) -> str:
        """One line for people."""
        try:
            cause = json.loads(self.cause or "")
        except ValueError:
            cause = self.cause or ""
        message = cause.get("errorMessage", "") if isinstance(cause, dict) else str(cause)
        return message or self.error


def fail_document(
    run: Run, error: StateError, *, documents: Documents, events: Events, progress: Progress
) -> None:
    document = documents.get(run.document_id, run.owner)
    failed = {"status": DocumentStatus.FAILED, "reason": error.message, "run_id": run.run_id}
    documents.put(document.model_copy(update=failed))
    announce(
        run.document_id,
        EventType.DOCUMENT_FAILED,
        events=events,
        progress=progress,
        error=error.error,
        reason=error.message,
    )
