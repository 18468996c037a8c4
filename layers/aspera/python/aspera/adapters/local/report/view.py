"""What the template shows, worked out beforehand so that the template only places it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from aspera.adapters.local.report.compliance_view import matrices_view
from aspera.adapters.local.report.crop import Crop, crop
from aspera.adapters.local.report.ink import Ink, read_ink
from aspera.adapters.local.report.page_marks import page_marks
from aspera.domain.cost import Cost
from aspera.domain.finding import Computation, Evidence, Finding, Operand, RatioBox, Severity
from aspera.domain.money import format_dollars
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
    inks = {page: read_ink(picture) for page, picture in pictures.items()}
    aspects = {page: round(ink.aspect, 4) for page, ink in inks.items()}
    coverage = analysis.coverage
    return {
        "analysis": analysis,
        "document": analysis.document,
        "kind": _KINDS.get(analysis.document.kind, analysis.document.kind),
        "pictures": {page: b64encode(picture).decode() for page, picture in sorted(pictures.items())},
        "aspects": aspects,
        "severities": _severities(analysis.findings),
        "agents": sorted({finding.agent_type for finding in analysis.findings}),
        "findings": [_finding(finding, number, inks) for number, finding in enumerate(analysis.findings, 1)],
        "coverage": _coverage(coverage) + _bill(analysis.cost),
        "matrices": matrices_view(analysis.assessments),
        "nothing_read": coverage.pages_read <= coverage.pages_blank,
        "problems": _problems(coverage),
        "page_marks": page_marks(analysis.findings, aspects),
    }


def _severities(findings: Sequence[Finding]) -> list[tuple[str, int]]:
    return [(level.value, sum(f.severity is level for f in findings)) for level in Severity]


def _finding(finding: Finding, number: int, inks: Mapping[int, Ink]) -> dict[str, Any]:
    return {
        "number": number,
        "finding": finding,
        "pages": format_ranges(
            sorted({evidence.page for evidence in finding.evidence if not evidence.document_id})
        ),
        "evidence": [_evidence(item, finding.computation, inks) for item in finding.evidence],
        "computation": _computation(finding),
        "searched": format_ranges(finding.absence.pages_searched) if finding.absence else "",
    }


def _computation(finding: Finding) -> dict[str, Any] | None:
    """Two numbers that are set against each other are not shown again as printed and recomputed."""
    computation = finding.computation
    if computation is None:
        return None
    names = {evidence.document_id: evidence.filename for evidence in finding.evidence}
    values = [operand.value for operand in computation.operands]
    unit = computation.unit
    return {
        "formula": computation.formula,
        "excerpt": computation.excerpt,
        "operands": [
            (operand.label, _figure(operand.value) + operand.unit, _page(operand, names))
            for operand in computation.operands
        ],
        "compares": values == [computation.printed, computation.recomputed],
        "printed": _figure(computation.printed) + unit,
        "recomputed": _figure(computation.recomputed) + unit,
        "difference": _figure(computation.difference, "+") + unit,
        "tolerance": _figure(computation.tolerance) + unit if computation.tolerance else "",
    }


def _page(operand: Operand, names: Mapping[str, str]) -> str:
    """The page, with the name of the document where it is another one."""
    if not operand.document_id:
        return str(operand.page)
    return f"{names.get(operand.document_id) or operand.document_id}, {operand.page}"


def _figure(value: Decimal, sign: str = "") -> str:
    """With thousands, a true minus, and no zeros that say nothing."""
    text = f"{value:{sign},f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "\N{MINUS SIGN}")


def _evidence(evidence: Evidence, computation: Computation | None, inks: Mapping[int, Ink]) -> dict[str, Any]:
    strip: Crop | None = None
    if not evidence.document_id and evidence.page in inks and evidence.boxes:
        strip = crop(evidence.boxes, _operand_boxes(computation, evidence), inks[evidence.page])
    beside = strip is not None and any(not mark.is_main for mark in strip.marks)
    return {
        "page": evidence.page,
        "elsewhere": evidence.filename or evidence.document_id,
        "quote": evidence.quote,
        "crop": strip,
        "beside": beside,
    }


def _operand_boxes(computation: Computation | None, evidence: Evidence) -> list[RatioBox]:
    if computation is None:
        return []
    place = evidence.document_id, evidence.page
    boxes = [
        operand.box
        for operand in computation.operands
        if (operand.document_id, operand.page) == place and operand.box
    ]
    first = evidence.boxes[0]
    return sorted(boxes, key=lambda box: abs(box[1] - first[1]))


def _coverage(coverage: Coverage) -> list[tuple[str, str]]:
    rows = [
        ("Pages read", f"{coverage.pages_read:,} of {coverage.pages_total:,}"),
        ("Words", f"{coverage.words:,}"),
        ("Tables", _tables(coverage)),
        ("Passages in the search index", f"{coverage.chunks_indexed:,} of {coverage.chunks:,}"),
    ]
    if coverage.pages_by_ocr:
        rows.insert(1, ("Of these by OCR", f"{coverage.pages_by_ocr:,}"))
    if coverage.pages_blank:
        rows.insert(1, ("Of these blank", f"{coverage.pages_blank:,}"))
    return rows


def _tables(coverage: Coverage) -> str:
    unread = len(coverage.unread_tables)
    return f"{coverage.tables:,}" + (f", and {unread:,} that could not be read" if unread else "")


def _bill(cost: Cost) -> list[tuple[str, str]]:
    if not cost.prices:
        return []
    low, high = format_dollars(cost.estimate_low), format_dollars(cost.estimate_high)
    return [("Spent on the language model", f"{format_dollars(cost.actual)} (expected {low} to {high})")]


def _problems(coverage: Coverage) -> list[tuple[str, str]]:
    by_reason: dict[str, list[int]] = {}
    for problem in coverage.problems:
        by_reason.setdefault(problem.reason, []).append(problem.page)
    return [
        (f"Page{'' if len(pages) == 1 else 's'} {format_ranges(pages)}", reason)
        for reason, pages in by_reason.items()
    ]
