"""From what was found of a requirement to its status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from aspera.agents.compliance.content_index import IndexRow
from aspera.agents.compliance.strength import (
    CONTRARY,
    CONTRARY_UNLESS_FOUND,
    HINT,
    INDEX,
    PROVING,
    REFERENCE,
    TITLE_ONLY,
    best,
)
from aspera.agents.compliance.substance import NOT_APPLICABLE
from aspera.domain.framework import Framework, MetricRule, Requirement
from aspera.domain.observation import Mention
from aspera.domain.requirement_assessment import RequirementStatus as Status
from aspera.domain.run import format_ranges


@dataclass(frozen=True, slots=True)
class Assessment:
    """`reason` is for people; `mention` is the best of what was found. `instead` is the gap that the
    rules see where a language model's reading closes it."""

    requirement: Requirement
    status: Status
    reason: str = ""
    mention: Mention | None = None
    instead: Status | None = None


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What else bears on a requirement. `conditions_met` by requirement id; `index` holds the rows
    of the content index, none when there is no index; `cited` are the pages of the file that the
    rows point to; `cut_short` says that a search was not made on all of a page."""

    fiscal_year: int | None = None
    conditions_met: Mapping[str, bool] = field(default_factory=dict)
    index: Mapping[str, IndexRow] = field(default_factory=dict)
    cited: Mapping[str, frozenset[int]] = field(default_factory=dict)
    cut_short: frozenset[str] = frozenset()


def assess(
    framework: Framework,
    requirement: Requirement,
    mentions: Sequence[Mention],
    circumstances: Circumstances,
) -> Assessment:
    """`mentions` of this requirement, in page order."""
    if requirement.fiscal_years.hold(circumstances.fiscal_year) is False:
        return Assessment(requirement, Status.NOT_APPLICABLE, _not_asked(circumstances.fiscal_year))
    opposite = _opposite(mentions)
    if opposite is not None:
        return Assessment(requirement, Status.CONTRARY, "the document says the opposite", opposite)
    told = [mention for mention in mentions if mention.strength not in (CONTRARY, CONTRARY_UNLESS_FOUND)]
    mention = best(told, circumstances.cited.get(requirement.id, frozenset()))
    fault = _shortcoming(framework, requirement, told)
    if mention is not None and not fault:
        return Assessment(requirement, Status.PRESENT, mention.detail, mention)
    if mention is not None and mention.strength == INDEX and mention.detail == NOT_APPLICABLE:
        return Assessment(requirement, Status.NOT_APPLICABLE, f"{mention.detail} in the contents", mention)
    is_touched = mention is not None and mention.strength in (*PROVING, TITLE_ONLY, HINT)
    listed = _listed(requirement, circumstances, is_touched)
    if listed:
        return Assessment(requirement, *listed, mention)
    excuse = _excuse(requirement, circumstances)
    if excuse:
        return Assessment(requirement, *excuse, mention)
    if mention is None:
        return Assessment(requirement, Status.MISSING)
    return Assessment(requirement, Status.PARTIAL, fault, mention)


def _opposite(mentions: Sequence[Mention]) -> Mention | None:
    strengths = {mention.strength for mention in mentions}
    wanted = CONTRARY if CONTRARY in strengths else CONTRARY_UNLESS_FOUND
    if wanted == CONTRARY_UNLESS_FOUND and PROVING & strengths:
        return None
    return next((mention for mention in mentions if mention.strength == wanted), None)


def _listed(
    requirement: Requirement, circumstances: Circumstances, is_touched: bool
) -> tuple[Status, str] | None:
    """What the content index makes of a requirement that was not found in full."""
    if not circumstances.index:
        return None
    row = circumstances.index.get(requirement.id)
    if row is None:
        absent = requirement.condition or not requirement.mandatory
        return (Status.NOT_APPLICABLE, "the document's content index does not list it") if absent else None
    if row.is_excused:
        return Status.NOT_APPLICABLE, f"the content index says: {row.omission}"
    if row.omission:
        return Status.PARTIAL, f"it is left out, and the content index says why: {row.omission}"
    if row.pages and not is_touched:
        where = format_ranges(row.pages)
        return Status.NOT_ASSERTED, f"nothing was recognised on page {where}, where the content index points"
    return None


def _shortcoming(framework: Framework, requirement: Requirement, mentions: Sequence[Mention]) -> str:
    """Why the mentions do not make the requirement present; empty when they do."""
    strengths = {mention.strength for mention in mentions}
    if PROVING & strengths:
        return lacking_figures(framework, requirement, mentions)
    if TITLE_ONLY in strengths:
        return "a heading or label names it, and no text under it was found"
    if HINT in strengths:
        return "its subject is touched, and nothing that answers it was found"
    if REFERENCE in strengths:
        return "the text refers to it, and no heading of it was found"
    return "it is named only in the contents or an index"


def lacking_figures(framework: Framework, requirement: Requirement, mentions: Sequence[Mention]) -> str:
    """The figures that are asked for and stand beside none of the mentions, in words; else empty."""
    rule = framework.rules.metrics
    if rule is MetricRule.NONE or not requirement.metrics:
        return ""
    shown = {kind for mention in mentions for kind in mention.detail.split(",") if kind}
    wanted = [kind.value for kind in requirement.metrics]
    if shown if rule is MetricRule.ANY else shown.issuperset(wanted):
        return ""
    join = " or " if rule is MetricRule.ANY else " and "
    return f"no figure ({join.join(wanted)}) stands on the pages that deal with it"


def _excuse(requirement: Requirement, circumstances: Circumstances) -> tuple[Status, str] | None:
    """Why its absence is no fault, or None when it is."""
    if not requirement.mandatory:
        return Status.NOT_APPLICABLE, "optional"
    if requirement.fiscal_years.hold(circumstances.fiscal_year) is None:
        return Status.NOT_ASSERTED, "the reporting year is not known"
    if requirement.condition and not circumstances.conditions_met.get(requirement.id):
        return Status.NOT_ASSERTED, f"applies only to: {requirement.condition}"
    if requirement.id in circumstances.cut_short:
        return Status.NOT_ASSERTED, "the search for it took too many steps and was cut short"
    return None


def _not_asked(fiscal_year: int | None) -> str:
    return f"not asked for in the reporting year {fiscal_year}"
