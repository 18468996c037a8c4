"""Make one file of a result, for a browser to get."""

from __future__ import annotations

from enum import StrEnum

from aspera.domain.document import Document
from aspera.domain.outcome import Analysis
from aspera.domain.run import digest, last_run
from aspera.ports.documents import Documents
from aspera.ports.links import Links
from aspera.ports.objects import Objects
from aspera.ports.page_images import PageImages
from aspera.ports.pages import Pages
from aspera.ports.report import ReportRenderer
from aspera.ports.reviews import Reviews
from aspera.use_cases.export_analysis import as_csv, as_html, as_json, only
from aspera.use_cases.link_document import Download
from aspera.use_cases.list_findings import accepted_findings
from aspera.use_cases.read_analysis import read_analysis


class ExportFormat(StrEnum):
    HTML = "HTML"
    JSON = "JSON"
    CSV = "CSV"

    @property
    def media_type(self) -> str:
        return {"HTML": "text/html", "JSON": "application/json", "CSV": "text/csv"}[self.value]


def export_document(
    document_id: str,
    owner: str,
    format: ExportFormat,
    accepted: bool = False,
    *,
    documents: Documents,
    objects: Objects,
    reviews: Reviews,
    pages: Pages,
    page_images: PageImages,
    report: ReportRenderer,
    links: Links,
) -> Download:
    """`accepted`: only the findings that were accepted in review. NotFound while it is analysed."""
    document = documents.get(document_id, owner)
    analysis = read_analysis(document_id, owner, documents=documents, objects=objects)
    if accepted:
        analysis = only(analysis, accepted_findings(document_id, reviews=reviews))
    match format:
        case ExportFormat.JSON:
            content = as_json(analysis)
        case ExportFormat.CSV:
            content = as_csv(analysis.findings)
        case ExportFormat.HTML:
            content = as_html(
                analysis, owner, documents=documents, pages=pages, page_images=page_images, report=report
            )
    key = _key(document, analysis, format)
    objects.put(key, content)
    filename = f"{_stem(document.filename)}{'-accepted' if accepted else ''}.{format.value.lower()}"
    url = links.download(key, filename, format.media_type)
    return Download(url=url, filename=filename, media_type=format.media_type)


def _key(document: Document, analysis: Analysis, format: ExportFormat) -> str:
    """The same findings are the same file."""
    name = digest(*(finding.finding_id for finding in analysis.findings))
    return last_run(document).key("exports", f"{name}.{format.value.lower()}")


def _stem(filename: str) -> str:
    return filename.rpartition(".")[0] or filename
