"""Write a result out: a report for people, JSON and CSV for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Mapping, Sequence

import orjson

from aspera.domain.document import Document
from aspera.domain.finding import Finding
from aspera.domain.outcome import Analysis
from aspera.domain.page import Page
from aspera.domain.run import last_run
from aspera.ports.documents import Documents
from aspera.ports.page_images import PageImages
from aspera.ports.pages import Pages
from aspera.ports.report import ReportRenderer

MAX_PICTURES = 80
"""Cited pages beyond this are shown by their quotes only, so that the file stays below 20 MB."""

COLUMNS = (
    "finding_id", "severity", "agent_type", "rule", "category", "title", "description", "page",
    "quote", "printed", "recomputed", "difference",
)  # fmt: skip


def export_analysis(
    analysis: Analysis,
    owner: str,
    *,
    documents: Documents,
    pages: Pages,
    page_images: PageImages,
    report: ReportRenderer,
) -> Mapping[str, bytes]:
    """File names with their content: report.html, findings.json, findings.csv."""
    html = as_html(analysis, owner, documents=documents, pages=pages, page_images=page_images, report=report)
    return {
        "report.html": html,
        "findings.json": as_json(analysis),
        "findings.csv": as_csv(analysis.findings),
    }


def only(analysis: Analysis, finding_ids: Collection[str]) -> Analysis:
    """The analysis with these of its findings."""
    kept = tuple(finding for finding in analysis.findings if finding.finding_id in finding_ids)
    return analysis.model_copy(update={"findings": kept})


def as_html(
    analysis: Analysis,
    owner: str,
    *,
    documents: Documents,
    pages: Pages,
    page_images: PageImages,
    report: ReportRenderer,
) -> bytes:
    """The report for people, with pictures of the cited pages."""
    document = documents.get(analysis.document.id, owner)
    pictures = page_images.render(
        document.object_key, document.media_type, _cited(analysis.findings, document, pages)
    )
    return report.render(analysis, pictures)


def as_json(analysis: Analysis) -> bytes:
    return orjson.dumps(analysis.model_dump(mode="json"), option=orjson.OPT_INDENT_2) + b"\n"


def as_csv(findings: Sequence[Finding]) -> bytes:
    """UTF-8 with a byte order mark, so that spreadsheet programs read it right; cells that such
    a program would take for a formula are quoted with an apostrophe."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for finding in findings:
        writer.writerow([_harmless(cell) for cell in _row(finding)])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _row(finding: Finding) -> Sequence[str]:
    first = finding.evidence[0] if finding.evidence else None
    computation = finding.computation
    return (
        finding.finding_id,
        finding.severity.value,
        finding.agent_type,
        finding.rule,
        finding.category,
        finding.title,
        finding.description,
        str(first.page) if first else "",
        first.quote if first else "",
        *(
            (str(computation.printed), str(computation.recomputed), str(computation.difference))
            if computation
            else ("", "", "")
        ),
    )


def _harmless(cell: str) -> str:
    return "'" + cell if cell[:1] in "=+@\t\r" or (cell[:1] == "-" and not cell[1:2].isdigit()) else cell


def _cited(findings: Sequence[Finding], document: Document, pages: Pages) -> Sequence[Page]:
    run = last_run(document)
    numbers: dict[int, None] = {}
    for finding in findings:
        numbers.update(
            dict.fromkeys(evidence.page for evidence in finding.evidence if not evidence.document_id)
        )
    chosen = sorted(list(numbers)[:MAX_PICTURES])
    return [page for number in chosen for page in pages.read(run, number, number)]
