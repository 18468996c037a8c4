"""Analyse a file that was uploaded, once, however often its upload is reported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aspera.domain.document import Document, DocumentStatus
from aspera.domain.errors import NotFound, Unavailable
from aspera.domain.run import Options, Run
from aspera.ports.agents import Agent
from aspera.ports.documents import Documents
from aspera.ports.embeddings import Embeddings
from aspera.ports.events import Events
from aspera.ports.language_model import ModelAccess
from aspera.ports.objects import Objects
from aspera.ports.progress import Progress
from aspera.ports.text_extraction import TextExtraction
from aspera.ports.workflow import ExecutionStatus, Workflow
from aspera.use_cases.begin_run import plan_run
from aspera.use_cases.receive_upload import receive_upload
from aspera.use_cases.request_analysis import requested_options

if TYPE_CHECKING:
    from aspera.frameworks.catalogue import Catalogue


def start_analysis(
    object_key: str,
    size: int,
    time: int,
    sequencer: str,
    *,
    max_bytes: int,
    most_running: int,
    objects: Objects,
    documents: Documents,
    events: Events,
    progress: Progress,
    workflow: Workflow,
    agents: Mapping[str, Agent],
    text_extraction: TextExtraction,
    embeddings: Embeddings,
    frameworks: Catalogue,
    model_access: ModelAccess | None = None,
) -> Run | None:
    """The run, whether it begins now or began before; None when the file cannot be analysed or another
    was uploaded in its place. Unavailable while `most_running` analyses run: the report is to come
    again later."""
    document = receive_upload(
        object_key, size, time, sequencer, max_bytes,
        objects=objects, documents=documents, events=events, progress=progress,
    )  # fmt: skip
    if document is None:
        return None
    run = plan_run(
        document, requested_options(document, Options(agents=tuple(agents)), objects=objects),
        agents=agents, text_extraction=text_extraction, embeddings=embeddings,
        frameworks=frameworks, objects=objects, model_access=model_access,
    )  # fmt: skip
    if not _is_dealt_with(document, run, workflow):
        if workflow.running(most_running) >= most_running:
            raise Unavailable(f"{most_running} documents are being analysed")
        workflow.start(run.execution_name, {"run": run.model_dump(mode="json")}, again=True)
    return run


def _is_dealt_with(document: Document, run: Run, workflow: Workflow) -> bool:
    """A late report of an upload is no wish to analyse the file another time. Uploading it once more after
    it was refused is one."""
    try:
        execution = workflow.describe(run.execution_name)
    except NotFound:
        return False
    return document.status is not DocumentStatus.PROCESSING or execution.status is ExecutionStatus.RUNNING
