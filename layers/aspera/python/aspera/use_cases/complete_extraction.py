"""Answer the task that waits for an extraction, when Textract says that it has ended."""

from __future__ import annotations

from aspera.domain.errors import InvalidInput, NotFound
from aspera.ports.extraction_tasks import ExtractionTasks
from aspera.ports.workflow import TaskCallbacks


def complete_extraction(
    job_id: str, tag: str, status: str, *, extraction_tasks: ExtractionTasks, callbacks: TaskCallbacks
) -> None:
    """Notifications come more than once: an answer that nobody waits for any more is no error.
    NotFound when the task was never known."""
    task = extraction_tasks.recall(tag)
    try:
        # The documentation prints the status in capitals and not.
        if status.upper() in ("SUCCEEDED", "PARTIAL_SUCCESS"):
            callbacks.succeed(task.task_token, {"job_id": f"{tag}/{job_id}"})
        else:
            callbacks.fail(task.task_token, InvalidInput.__name__, "Textract could not read the document.")
    except NotFound:
        return
