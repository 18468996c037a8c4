"""Targets of the company, stated with two years or two percentages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from aspera.domain.fact_reading.sighting import as_quotation
from aspera.domain.fact_reading.targets import CUT, STATE
from aspera.domain.finding import Proposal, Severity
from aspera.domain.observation import Mention


def contradicting_targets(mentions: Sequence[Mention]) -> Iterator[Proposal]:
    """Two targets in the same words that differ in the year, or in the percentage, but not in both."""
    by_key: dict[str, dict[str, Mention]] = defaultdict(dict)
    for mention in mentions:
        if mention.key.startswith((STATE, CUT)):
            by_key[mention.key].setdefault(mention.detail, mention)
    for stated in by_key.values():
        if len(stated) == 2:
            for first, second in combinations(stated.values(), 2):
                one, other = first.detail.split("|"), second.detail.split("|")
                if (one[0] == other[0]) != (one[1] == other[1]):
                    yield _proposal(first, second)


def _proposal(first: Mention, second: Mention) -> Proposal:
    (share, year), (other_share, other_year) = first.detail.split("|"), second.detail.split("|")
    one, other = (f"{share} %", f"{other_share} %") if year == other_year else (year, other_year)
    where = "and elsewhere" if first.page == second.page else f"page {second.page} says"
    return Proposal(
        agent_type="consistency",
        rule="target",
        severity=Severity.HIGH,
        category="contradicting targets",
        title=f"One target, stated with {one} and with {other}",
        description=(
            f"Page {first.page} says {one}, {where} {other}; the words around them "
            "name the same target and no change of it."
        ),
        quotations=(as_quotation(first), as_quotation(second)),
        anchor=first.key,
    )
