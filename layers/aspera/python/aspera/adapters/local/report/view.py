"""What the template shows, worked out beforehand so that the template only places it."""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import Any

from aspera.adapters.local.report.crop import Crop, crop
from aspera.domain.finding import Computation, Evidence, Finding, RatioBox, Severity
from aspera.domain.outcome import Analysis, Coverage
from aspera.domain.run import format_ranges

_KINDS = {
    "annual_report": "annual report",
    "sustainability_report": "sustainability report",
    "climate_report": "climate report",
    "earnings_release": "earnings release",
    "privacy_notice": "privacy notice",
    "other": "document",
}


def report_view(analysis: Analysis, pictures: Mapping[int, bytes]) -> dict[str, Any]:
    aspects = {page: _aspect(picture) for page, picture in pictures.items()}
    findings = [_finding(finding, number, aspects) for number, finding in enumerate(analysis.findings, 1)]
    return {
        "analysis": analysis,
        "document": analysis.document,
        "kind": _KINDS.get(analysis.document.kind, analysis.document.kind),
        "pictures": {page: b64encode(picture).decode() for page, picture in sorted(pictures.items())},
        "aspects": aspects,
        "severities": _severities(analysis.findings),
        "agents": sorted({finding.agent_type for finding in analysis.findings}),
        "findings": findings,
        "coverage": _coverage(analysis.coverage),
        "problems": _problems(analysis.coverage),
        "page_marks": _page_marks(analysis.findings, pictures),
    }


def _aspect(picture: bytes) -> float:
    from PIL import Image

    with Image.open(io.BytesIO(picture)) as image:
        return image.width / image.height


def _severities(findings: Sequence[Finding]) -> list[tuple[str, int]]:
    return [(level.value, sum(f.severity is level for f in findings)) for level in Severity]


def _finding(finding: Finding, number: int, aspects: Mapping[int, float]) -> dict[str, Any]:
    return {
        "number": number,
        "finding": finding,
        "evidence": [_evidence(item, finding.computation, aspects) for item in finding.evidence],
        "computation": finding.computation,
        "searched": format_ranges(finding.absence.pages_searched) if finding.absence else "",
    }


def _evidence(
    evidence: Evidence, computation: Computation | None, aspects: Mapping[int, float]
) -> dict[str, Any]:
    strip: Crop | None = None
    if evidence.page in aspects and evidence.boxes:
        strip = crop(evidence.boxes, _operand_boxes(computation, evidence), aspects[evidence.page])
    return {"page": evidence.page, "quote": evidence.quote, "crop": strip}


def _operand_boxes(computation: Computation | None, evidence: Evidence) -> list[RatioBox]:
    if computation is None:
        return []
    boxes = [operand.box for operand in computation.operands if operand.page == evidence.page and operand.box]
    first = evidence.boxes[0]
    return sorted(boxes, key=lambda box: abs(box[1] - first[1]))


def _coverage(coverage: Coverage) -> list[tuple[str, str]]:
    rows = [
        ("Pages read", f"{coverage.pages_read:,} of {coverage.pages_total:,}"),
        ("Words", f"{coverage.words:,}"),
        ("Tables", f"{coverage.tables:,}"),
        ("Passages in the search index", f"{coverage.chunks_indexed:,} of {coverage.chunks:,}"),
    ]
    if coverage.pages_by_ocr:
        rows.insert(1, ("Pages read by OCR", f"{coverage.pages_by_ocr:,}"))
    if coverage.pages_blank:
        rows.insert(1, ("Blank pages", f"{coverage.pages_blank:,}"))
    return rows


def _problems(coverage: Coverage) -> list[tuple[str, str]]:
    by_reason: dict[str, list[int]] = {}
    for problem in coverage.problems:
        by_reason.setdefault(problem.reason, []).append(problem.page)
    return [(format_ranges(pages), reason) for reason, pages in by_reason.items()]


def _page_marks(
    findings: Sequence[Finding], pictures: Mapping[int, bytes]
) -> dict[int, list[dict[str, Any]]]:
    """The marks on each whole page: percent of the page, with the finding's number."""
    marks: dict[int, list[dict[str, Any]]] = {page: [] for page in sorted(pictures)}
    for number, finding in enumerate(findings, 1):
        for evidence in finding.evidence:
            for index, (left, top, width, height) in enumerate(evidence.boxes):
                if evidence.page in marks:
                    place = [round(100 * edge, 3) for edge in (left, top, width, height)]
                    marks[evidence.page].append({"place": place, "number": number if index == 0 else ""})
    return marks
