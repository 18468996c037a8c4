"""The compliance matrices, worked out for the template."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from aspera.domain.requirement_assessment import FrameworkAssessment, RequirementAssessment, RequirementStatus
from aspera.domain.run import format_ranges

_SIGNS = {
    "present": "✓",
    "partial": "◐",
    "missing": "✗",
    "contrary": "⚠",
    "not applicable": "–",
    "not asserted": "?",
}
_LONGEST_QUOTE = 160


def matrices_view(assessments: Sequence[FrameworkAssessment]) -> list[dict[str, Any]]:
    """One a framework, its requirements grouped by topic in their order."""
    return [
        {
            "title": matrix.title,
            "version": matrix.version,
            "caveat": matrix.caveat,
            "verdict": matrix.verdict,
            "unproven": matrix.unproven,
            "pages": format_ranges(matrix.pages_searched),
            "groups": [
                (topic, [_row(item) for item in items])
                for topic, items in groupby(matrix.requirements, key=lambda item: item.topic)
            ],
        }
        for matrix in assessments
    ]


def _row(item: RequirementAssessment) -> dict[str, Any]:
    evidence = item.evidence
    return {
        "name": item.name,
        "title": item.title,
        "status": item.status.value,
        "mark": item.status.value.replace(" ", "-"),
        "sign": _SIGNS[item.status.value],
        "reason": item.reason or _lack(item),
        "quote": _short(evidence.quote) if evidence else "",
        "page": evidence.page if evidence else 0,
    }


def _lack(item: RequirementAssessment) -> str:
    is_missing = item.status is RequirementStatus.MISSING and item.expects
    return f"It would be met by: {item.expects}" if is_missing else ""


def _short(quote: str) -> str:
    if len(quote) <= _LONGEST_QUOTE:
        return quote
    return quote[:_LONGEST_QUOTE].rpartition(" ")[0] + " …"
