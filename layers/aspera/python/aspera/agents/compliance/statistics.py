"""What was found, for people to read: counts, and whatever was not asserted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from aspera.agents.compliance.assessment import Assessment, Status
from aspera.domain.framework import Framework

_ALWAYS = (Status.PRESENT, Status.PARTIAL, Status.MISSING, Status.NOT_APPLICABLE)


def summarise(framework: Framework, assessments: Sequence[Assessment]) -> dict[str, str]:
    """One line of counts, and a line for each status that needs its reasons told."""
    counts = Counter(assessment.status for assessment in assessments)
    shown = [status for status in Status if status in _ALWAYS or counts[status]]
    lines = {framework.title: ", ".join(f"{counts[status]} {status.value}" for status in shown)}
    for status in (Status.NOT_APPLICABLE, Status.NOT_ASSERTED):
        reasons = [_with_reason(a) for a in assessments if a.status is status]
        if reasons:
            lines[f"{framework.title}, {status.value}"] = "; ".join(reasons)
    return lines


def _with_reason(assessment: Assessment) -> str:
    return f"{assessment.requirement.name} ({assessment.reason})"
