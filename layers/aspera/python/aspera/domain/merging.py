"""Findings of different agents that say the same thing become one.

Two agents say the same when they dispute one printed figure and agree on what it should be, or
when they claim the same of one passage (`domain.shared_claims`). What differs in what it claims
is never merged, however close it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from aspera.domain.canonical_text import canonical
from aspera.domain.finding import Computation, Evidence, Finding, RatioBox
from aspera.domain.model_proposals import is_by_model
from aspera.domain.shared_claims import share_a_claim

_SCALES = tuple(Decimal(10) ** power for power in (0, 3, 6, 9, -3, -6, -9))
"""A table's figures may be in thousands for one agent and multiplied out for the other."""


def merge_findings(findings: Sequence[Finding]) -> Sequence[Finding]:
    """In the order of `findings`. What says the same as a stronger finding of another agent is left
    out, and named in that one's `also`. Stronger is what a rule found, then what is more severe, then
    what was recomputed, then what stands first."""
    kept: list[Finding] = []
    also: dict[str, list[str]] = {}
    for finding in sorted(findings, key=lambda f: (is_by_model(f), f.severity.rank, f.computation is None)):
        stronger = next((other for other in kept if say_the_same(other, finding)), None)
        if stronger is None:
            kept.append(finding)
            also[finding.finding_id] = []
        else:
            also[stronger.finding_id].append(f"{finding.agent_type} {finding.rule}")
    return [_naming(finding, also[finding.finding_id]) for finding in findings if finding.finding_id in also]


def _naming(finding: Finding, others: Sequence[str]) -> Finding:
    return finding.model_copy(update={"also": tuple(others)}) if others else finding


def say_the_same(one: Finding, other: Finding) -> bool:
    """Whether one of the two can stand for both."""
    if one.agent_type == other.agent_type:
        return False
    if one.computation is not None and other.computation is not None:
        return _share_a_passage(one, other, by_words=False) and _agree(one.computation, other.computation)
    if one.computation is not None or other.computation is not None:
        return False
    return share_a_claim(one, other) and _share_a_passage(one, other, by_words=True)


def _agree(one: Computation, other: Computation) -> bool:
    """Whether both say the same of the same figure. Where two statements are set against each
    other, either may be the figure that is disputed."""
    tolerance = max(one.tolerance, other.tolerance)
    for first in _readings(one):
        for second in _readings(other):
            if any(_equal(first, second, scale, tolerance) for scale in _SCALES):
                return True
    return False


def _readings(computation: Computation) -> Sequence[tuple[Decimal, Decimal]]:
    """What is printed, and what it should be."""
    pair = computation.printed, computation.recomputed
    values = tuple(operand.value for operand in computation.operands)
    return (pair, pair[::-1]) if values == pair else (pair,)


def _equal(
    first: tuple[Decimal, Decimal], second: tuple[Decimal, Decimal], scale: Decimal, tolerance: Decimal
) -> bool:
    """The printed figures exactly; the right ones as far as the tolerance goes, which is less than
    half of what the two differ from the printed one."""
    if first[0] != second[0] * scale:
        return False
    apart = abs(first[1] - second[1] * scale)
    return apart <= tolerance * max(scale, Decimal(1)) and 2 * apart < abs(first[0] - first[1])


def _share_a_passage(one: Finding, other: Finding, *, by_words: bool) -> bool:
    return any(
        _is_one_place(here, there, by_words=by_words) for here in one.evidence for there in other.evidence
    )


def _is_one_place(here: Evidence, there: Evidence, *, by_words: bool) -> bool:
    """Boxes that overlap; of running text also the same words, since a sentence may be quoted in part."""
    if (here.document_id, here.page) != (there.document_id, there.page):
        return False
    if not any(_overlap(box, area) for box in here.boxes for area in there.boxes):
        return False
    if not by_words:
        return True
    first, second = canonical(here.quote), canonical(there.quote)
    return first in second or second in first


def _overlap(one: RatioBox, other: RatioBox) -> bool:
    left, top, width, height = one
    x, y, across, down = other
    return left < x + across and x < left + width and top < y + down and y < top + height
