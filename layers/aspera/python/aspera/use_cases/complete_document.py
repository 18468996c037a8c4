"""Say how the analysis ended: COMPLETE or PARTIAL, with what was read out of how much."""

from __future__ import annotations

from aspera.domain.completeness import judge
from aspera.domain.document import Document
from aspera.domain.event import EventType
from aspera.domain.finding import Value
from aspera.domain.outcome import Analysis, Coverage, DocumentSummary
from aspera.domain.run import Run
from aspera.ports.documents import Documents
from aspera.ports.events import Events
from aspera.ports.language_model import ModelAccess
from aspera.ports.objects import Objects
from aspera.ports.pages import Pages
from aspera.ports.progress import Progress
from aspera.ports.search_index import SearchIndex
from aspera.use_cases.announce import announce
from aspera.use_cases.chunk_document import ChunkShards
from aspera.use_cases.run_cost import run_cost
from aspera.use_cases.stored_outcome import FINDINGS, OUTCOMES, read_assessments


class Completed(Value):
    document_id: str
    run_id: str
    status: str


def complete_document(
    run: Run,
    graph_problem: str,
    comparison_problem: str,
    *,
    objects: Objects,
    pages: Pages,
    documents: Documents,
    search_index: SearchIndex,
    events: Events,
    progress: Progress,
    model_access: ModelAccess | None = None,
) -> Completed:
    document = documents.get(run.document_id, run.owner)
    outcomes = OUTCOMES.validate_json(objects.get(run.key("outcomes.json")))
    coverage = _coverage(run, document, objects, pages, search_index)
    status, reason = judge(coverage, outcomes, graph_problem, comparison_problem)
    analysis = Analysis(
        document=summary(document),
        status=status,
        reason=reason,
        coverage=coverage,
        agents=outcomes,
        findings=FINDINGS.validate_json(objects.get(run.key("findings.json"))),
        assessments=read_assessments(run, objects),
        cost=run_cost(run, coverage, model_access=model_access, objects=objects),
    )
    objects.put(analysis_key(run), analysis.model_dump_json().encode())
    documents.put(document.model_copy(update={"status": status, "reason": reason}))
    announce(
        run.document_id,
        EventType.DOCUMENT_COMPLETED,
        events=events,
        progress=progress,
        status=status.value,
        findings=len(analysis.findings),
    )
    return Completed(document_id=run.document_id, run_id=run.run_id, status=status.value)


def analysis_key(run: Run) -> str:
    return run.key("analysis.json")


def summary(document: Document) -> DocumentSummary:
    return DocumentSummary(
        id=document.document_id,
        filename=document.filename,
        sha256=document.sha256,
        pages=document.pages,
        language=document.language,
        kind=document.kind.value,
    )


def _coverage(
    run: Run, document: Document, objects: Objects, pages: Pages, search_index: SearchIndex
) -> Coverage:
    batches = pages.batches(run)
    shards = ChunkShards.model_validate_json(objects.get(run.key("chunks.json")))
    return Coverage(
        pages_total=document.pages,
        pages_requested=sum(map(run.options.wants, range(1, document.pages + 1))),
        pages_read=sum(batch.read for batch in batches),
        pages_blank=sum(batch.blank for batch in batches),
        pages_by_ocr=sum(batch.by_ocr for batch in batches),
        words=sum(batch.words for batch in batches),
        tables=sum(batch.tables for batch in batches),
        chunks=shards.chunks,
        chunks_indexed=search_index.count(run.document_id),
        problems=tuple(problem for batch in batches for problem in batch.problems),
        unread_tables=tuple(problem for batch in batches for problem in batch.unread_tables),
    )
