"""Analyse a file that was uploaded, once, however often its upload is reported."""

from __future__ import annotations

from collections.abc import Mapping

from aspera.domain.errors import NotFound, Unavailable
from aspera.domain.run import Options, Run
from aspera.frameworks.catalogue import Catalogue
from aspera.ports.agents import Agent
from aspera.ports.documents import Documents
from aspera.ports.embeddings import Embeddings
from aspera.ports.events import Events
from aspera.ports.language_model import ModelAccess
from aspera.ports.objects import Objects
from aspera.ports.progress import Progress
from aspera.ports.text_extraction import TextExtraction
from aspera.ports.workflow import Workflow
from aspera.use_cases.begin_run import plan_run
from aspera.use_cases.receive_upload import receive_upload
from aspera.use_cases.request_analysis import requested_options


def start_analysis(
    object_key: str,
    size: int,
    time: int,
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
    """The run, whether it begins now or began before; None when the file cannot be analysed.
    Unavailable while `most_running` analyses run: the report is to come again later."""
    document = receive_upload(
        object_key, size, time, max_bytes,
        objects=objects, documents=documents, events=events, progress=progress,
    )  # fmt: skip
    if document is None:
        return None
    run = plan_run(
        document, requested_options(document, Options(agents=tuple(agents)), objects=objects),
        agents=agents, text_extraction=text_extraction, embeddings=embeddings,
        frameworks=frameworks, objects=objects, model_access=model_access,
    )  # fmt: skip
    if not _is_known(run, workflow):
        if workflow.running(most_running) >= most_running:
            raise Unavailable(f"{most_running} documents are being analysed")
        workflow.start(run.execution_name, {"run": run.model_dump(mode="json")})
    return run


def _is_known(run: Run, workflow: Workflow) -> bool:
    """A late report of an upload is no wish to analyse the file another time."""
    try:
        workflow.describe(run.execution_name)
    except NotFound:
        return False
    return True
