"""Make a run that ended earlier the document's current one again."""

from __future__ import annotations

from aspera.domain.document import DocumentStatus
from aspera.domain.outcome import Analysis
from aspera.domain.run import Run
from aspera.ports.documents import Documents
from aspera.ports.embeddings import Embeddings
from aspera.ports.findings import Findings
from aspera.ports.objects import Objects
from aspera.ports.pages import Pages
from aspera.ports.search_index import SearchIndex
from aspera.use_cases.complete_document import analysis_key
from aspera.use_cases.rebuild_index import rebuild_index


def return_to_run(
    run: Run,
    *,
    documents: Documents,
    findings: Findings,
    objects: Objects,
    pages: Pages,
    embeddings: Embeddings,
    search_index: SearchIndex,
) -> None:
    """After the same content was analysed with another configuration, the document's status,
    findings and passages are that one's; put back those of `run`. When they are `run`'s already it is
    only said that the analysis has ended. Does nothing when `run` has no result."""
    document = documents.get(run.document_id, run.owner)
    key = analysis_key(run)
    is_current = document.run_id == run.run_id
    if (is_current and document.status is not DocumentStatus.PROCESSING) or not objects.exists(key):
        return
    analysis = Analysis.model_validate_json(objects.get(key))
    if not is_current:
        findings.replace(run.document_id, analysis.findings)
        rebuild_index(run, pages=pages, objects=objects, embeddings=embeddings, search_index=search_index)
    documents.put(
        document.model_copy(
            update={"run_id": run.run_id, "status": analysis.status, "reason": analysis.reason}
        )
    )
