"""Begin a run of a stored document, once for each content and configuration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from aspera import __version__
from aspera.calibration.loader import calibration_revision
from aspera.domain.document import Document
from aspera.domain.inquiry import inquiries_revision
from aspera.domain.run import Options, Run, digest
from aspera.ports.agents import Agent, ModelAssisted
from aspera.ports.embeddings import Embeddings
from aspera.ports.language_model import ModelAccess
from aspera.ports.objects import Objects
from aspera.ports.text_extraction import TextExtraction
from aspera.ports.workflow import Workflow
from aspera.use_cases.run_cost import left_questions

if TYPE_CHECKING:
    from aspera.frameworks.catalogue import Catalogue


def begin_run(
    document: Document,
    options: Options,
    *,
    workflow: Workflow,
    agents: Mapping[str, Agent],
    text_extraction: TextExtraction,
    embeddings: Embeddings,
    frameworks: Catalogue,
    objects: Objects,
    model_access: ModelAccess | None = None,
) -> Run:
    """The execution is named by owner, content and configuration, so starting it again while it
    runs or after it has succeeded starts nothing, unless its results were deleted; after it was
    interrupted resumes it. One that ended with questions to a model unasked is followed by another,
    which pays for those only."""
    run = plan_run(
        document,
        options,
        agents=agents,
        text_extraction=text_extraction,
        embeddings=embeddings,
        frameworks=frameworks,
        objects=objects,
        model_access=model_access,
    )
    again = not objects.exists(run.key("analysis.json"))
    workflow.start(run.execution_name, {"run": run.model_dump(mode="json")}, again)
    return run


def plan_run(
    document: Document,
    options: Options,
    *,
    agents: Mapping[str, Agent],
    text_extraction: TextExtraction,
    embeddings: Embeddings,
    frameworks: Catalogue,
    objects: Objects,
    model_access: ModelAccess | None = None,
) -> Run:
    """What `begin_run` would begin."""
    revision = digest(
        __version__,
        text_extraction.revision,
        embeddings.revision,
        frameworks.revision,
        calibration_revision(),
        options.model_dump_json(),
        *(f"{name}={agents[name].revision}" for name in options.agents),
        *_model_revision(options, agents, model_access),
    )
    run = _run(document, options, revision)
    while model_access is not None and left_questions(run, objects):
        revision = digest(revision, "again")
        run = _run(document, options, revision)
    return run


def _run(document: Document, options: Options, revision: str) -> Run:
    return Run(
        document_id=document.document_id,
        run_id=digest(document.owner, document.sha256, revision),
        owner=document.owner,
        filename=document.filename,
        object_key=document.object_key,
        options=options,
    )


def _model_revision(
    options: Options, agents: Mapping[str, Agent], model_access: ModelAccess | None
) -> Iterator[str]:
    if model_access is None:
        return
    yield f"model={model_access.language_model.revision}"
    for name in options.agents:
        agent = agents[name]
        if isinstance(agent, ModelAssisted):
            yield f"{name} asks {inquiries_revision(agent.inquiries)}"
