"""Analyse a stored document from start to end, where the workflow runs in the caller's thread."""

from __future__ import annotations

from collections.abc import Mapping

from aspera.domain.document import Document, DocumentStatus
from aspera.domain.run import Options, Run
from aspera.frameworks.catalogue import Catalogue
from aspera.ports.agents import Agent
from aspera.ports.documents import Documents
from aspera.ports.embeddings import Embeddings
from aspera.ports.events import Events
from aspera.ports.findings import Findings
from aspera.ports.language_model import ModelAccess
from aspera.ports.objects import Objects
from aspera.ports.pages import Pages
from aspera.ports.progress import Progress
from aspera.ports.search_index import SearchIndex
from aspera.ports.text_extraction import TextExtraction
from aspera.ports.workflow import ExecutionStatus, Workflow
from aspera.use_cases.begin_run import begin_run
from aspera.use_cases.fail_document import StateError, fail_document
from aspera.use_cases.return_to_run import return_to_run

_DUPLICATE = StateError(error="InvalidInput", cause="This file is here already and was analysed.")


def carry_out_analysis(
    document: Document,
    options: Options,
    *,
    workflow: Workflow,
    agents: Mapping[str, Agent],
    text_extraction: TextExtraction,
    embeddings: Embeddings,
    frameworks: Catalogue,
    objects: Objects,
    documents: Documents,
    findings: Findings,
    pages: Pages,
    search_index: SearchIndex,
    events: Events,
    progress: Progress,
    model_access: ModelAccess | None = None,
) -> Run:
    """Nothing stays PROCESSING: not even what no Catch of the state machine could handle, unless
    it was stopped. Unavailable while somebody else analyses it."""
    run = begin_run(
        document,
        options,
        workflow=workflow,
        agents=agents,
        text_extraction=text_extraction,
        embeddings=embeddings,
        frameworks=frameworks,
        objects=objects,
        model_access=model_access,
    )
    return_to_run(
        run,
        documents=documents,
        findings=findings,
        objects=objects,
        pages=pages,
        embeddings=embeddings,
        search_index=search_index,
    )
    failure = _failure(run, workflow, documents)
    if failure is not None:
        fail_document(run, failure, documents=documents, events=events, progress=progress)
    return run


def _failure(run: Run, workflow: Workflow, documents: Documents) -> StateError | None:
    if documents.get(run.document_id, run.owner).status is not DocumentStatus.PROCESSING:
        return None
    execution = workflow.describe(run.execution_name)
    match execution.status:
        case ExecutionStatus.FAILED:
            return StateError(error=execution.error, cause=execution.cause)
        case ExecutionStatus.SUCCEEDED:
            return _DUPLICATE
    return None
