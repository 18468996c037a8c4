"""What was found, for people to read: counts, and whatever was not asserted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from aspera.agents.compliance.assessment import Assessment
from aspera.agents.compliance.checklist import cut_key
from aspera.agents.compliance.model_reading import READ_SO
from aspera.agents.compliance.substance import SHORT_ANSWERS
from aspera.domain.framework import Framework
from aspera.domain.requirement_assessment import RequirementStatus as Status

_ALWAYS = (Status.PRESENT, Status.PARTIAL, Status.MISSING, Status.NOT_APPLICABLE)
_TOLD = (Status.NOT_APPLICABLE, Status.NOT_ASSERTED)


def summarise(framework: Framework, assessments: Sequence[Assessment]) -> dict[str, str]:
    """One line of counts, a line for each status whose reasons need telling, and one for each
    short answer that was taken for content, or that a language model found."""
    counts = Counter(assessment.status for assessment in assessments)
    shown = [status for status in Status if status in _ALWAYS or counts[status]]
    lines = {framework.title: ", ".join(f"{counts[status]} {status.value}" for status in shown)}
    for status in _TOLD:
        reasons = [f"{a.requirement.name} ({a.reason})" for a in assessments if a.status is status]
        if reasons:
            lines[f"{framework.title}, {status.value}"] = "; ".join(reasons)
    for answer in (*SHORT_ANSWERS, READ_SO):
        names = [a.requirement.name for a in assessments if a.status is Status.PRESENT and a.reason == answer]
        if names:
            lines[f"{framework.title}, {answer}"] = ", ".join(names)
    return lines


def tell_cuts(framework: Framework, counts: Mapping[str, int]) -> dict[str, str]:
    """The patterns that took too many steps, each with its requirement and the pages concerned."""
    prefix = cut_key(framework, "", "").removesuffix(":")
    cuts = [
        (key.removeprefix(prefix).partition(":"), pages)
        for key, pages in counts.items()
        if key.startswith(prefix)
    ]
    told = [
        f"{pattern!r} of {name or 'the topic'} on {pages} page{'' if pages == 1 else 's'}"
        for (name, _, pattern), pages in cuts
    ]
    return {f"{framework.title}, patterns cut short": "; ".join(told)} if told else {}
