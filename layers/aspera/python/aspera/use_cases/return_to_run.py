"""Make a run that ended earlier the document's current one again."""

from __future__ import annotations

from aspera.domain.outcome import Analysis
from aspera.domain.run import Run
from aspera.ports.documents import Documents
from aspera.ports.findings import Findings
from aspera.ports.objects import Objects
from aspera.use_cases.complete_document import analysis_key


def return_to_run(run: Run, *, documents: Documents, findings: Findings, objects: Objects) -> None:
    """After the same content was analysed with another configuration, the document's status and
    findings are that one's; put back those of `run`. Does nothing when they are `run`'s already, or
    when `run` has no result. The search index keeps what was indexed last."""
    document = documents.get(run.document_id, run.owner)
    key = analysis_key(run.document_id, run.run_id)
    if document.run_id == run.run_id or not objects.exists(key):
        return
    analysis = Analysis.model_validate_json(objects.get(key))
    findings.replace(run.document_id, analysis.findings)
    documents.put(
        document.model_copy(
            update={"run_id": run.run_id, "status": analysis.status, "reason": analysis.reason}
        )
    )
