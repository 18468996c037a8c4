"""Start the analysis of a stored document, once for each content and configuration."""

from __future__ import annotations

from collections.abc import Mapping

from aspera import __version__
from aspera.domain.document import Document
from aspera.domain.run import Options, Run, digest
from aspera.ports.agents import Agent
from aspera.ports.embeddings import Embeddings
from aspera.ports.text_extraction import TextExtraction
from aspera.ports.workflow import Workflow


def start_analysis(
    document: Document,
    options: Options,
    *,
    workflow: Workflow,
    agents: Mapping[str, Agent],
    text_extraction: TextExtraction,
    embeddings: Embeddings,
) -> Run:
    """The execution is named by owner, content and configuration, so starting it again while it
    runs or after it has succeeded starts nothing, and after it was interrupted resumes it."""
    revision = digest(
        __version__,
        text_extraction.revision,
        embeddings.revision,
        options.model_dump_json(),
        *(f"{name}={agents[name].revision}" for name in options.agents),
    )
    run = Run(
        document_id=document.document_id,
        run_id=digest(document.owner, document.sha256, revision),
        owner=document.owner,
        filename=document.filename,
        object_key=document.object_key,
        options=options,
    )
    workflow.start(run.execution_name, {"run": run.model_dump(mode="json")})
    return run
