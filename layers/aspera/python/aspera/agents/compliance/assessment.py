"""From what was found of a requirement to its status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from aspera.agents.compliance.strength import HINT, INDEX, REFERENCE, STRONG, TITLE_ONLY, best
from aspera.agents.compliance.substance import NOT_APPLICABLE
from aspera.domain.framework import Framework, MetricRule, Requirement
from aspera.domain.observation import Mention


class Status(StrEnum):
    PRESENT = "present"
    PARTIAL = "partial"
    MISSING = "missing"
    NOT_APPLICABLE = "not applicable"
    NOT_ASSERTED = "not asserted"
    """It was not found, or only in part, and it is not certain that it has to be there."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """`reason` is for people; `mention` is the best of what was found."""

    requirement: Requirement
    status: Status
    reason: str = ""
    mention: Mention | None = None


def assess(
    framework: Framework,
    requirement: Requirement,
    mentions: Sequence[Mention],
    conditions_met: Mapping[str, bool],
    fiscal_year: int | None,
) -> Assessment:
    """`conditions_met` by requirement id; `mentions` of this requirement, in page order."""
    mention = best(mentions)
    fault = _shortcoming(framework, requirement, mentions)
    if mention is not None and not fault:
        return Assessment(requirement, Status.PRESENT, mention.detail, mention)
    if mention is not None and mention.strength == INDEX and mention.detail == NOT_APPLICABLE:
        return Assessment(requirement, Status.NOT_APPLICABLE, f"{mention.detail} in the contents", mention)
    excuse = _excuse(requirement, conditions_met, fiscal_year)
    if excuse:
        return Assessment(requirement, *excuse, mention)
    if mention is None:
        return Assessment(requirement, Status.MISSING)
    return Assessment(requirement, Status.PARTIAL, fault, mention)


def _shortcoming(framework: Framework, requirement: Requirement, mentions: Sequence[Mention]) -> str:
    """Why the mentions do not make the requirement present; empty when they do."""
    strengths = {mention.strength for mention in mentions}
    if STRONG in strengths:
        return _lacking_figures(framework, requirement, mentions)
    if TITLE_ONLY in strengths:
        return "a heading or label names it, and no text under it was found"
    if HINT in strengths:
        return "its subject is touched, and nothing that answers it was found"
    if REFERENCE in strengths:
        return "the text refers to it, and no heading of it was found"
    return "it is named only in the contents or an index"


def _lacking_figures(framework: Framework, requirement: Requirement, mentions: Sequence[Mention]) -> str:
    rule = framework.rules.metrics
    if rule is MetricRule.NONE or not requirement.metrics:
        return ""
    shown = {kind for mention in mentions for kind in mention.detail.split(",") if kind}
    wanted = [kind.value for kind in requirement.metrics]
    if shown if rule is MetricRule.ANY else shown.issuperset(wanted):
        return ""
    join = " or " if rule is MetricRule.ANY else " and "
    return f"no figure ({join.join(wanted)}) stands on the pages that deal with it"


def _excuse(
    requirement: Requirement, conditions_met: Mapping[str, bool], fiscal_year: int | None
) -> tuple[Status, str] | None:
    """Why its absence is no fault, or None when it is."""
    if not requirement.mandatory:
        return Status.NOT_APPLICABLE, "optional"
    holds = requirement.fiscal_years.hold(fiscal_year)
    if holds is False:
        return Status.NOT_APPLICABLE, f"not asked for in the reporting year {fiscal_year}"
    if holds is None:
        return Status.NOT_ASSERTED, "the reporting year is not known"
    if requirement.condition and not conditions_met.get(requirement.id):
        return Status.NOT_ASSERTED, f"applies only to: {requirement.condition}"
    return None
