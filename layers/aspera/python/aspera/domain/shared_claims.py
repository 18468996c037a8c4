"""Which rules of different agents make the same claim.

A claim is named once, with the rules that make it. A rule that is in no claim shares none, so a
new rule is never merged by accident.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from aspera.domain.finding import Finding


@dataclass(frozen=True, slots=True)
class _Claim:
    """`by_rule`: agent and rules; `by_title`: agent and what a finding's title must show, for
    rules that come from data that users can add to."""

    by_rule: tuple[str, frozenset[str]]
    by_title: tuple[str, re.Pattern[str]]

    def made_by(self, finding: Finding) -> bool:
        agent, rules = self.by_rule
        other, title = self.by_title
        if finding.agent_type == agent:
            return finding.rule in rules
        return finding.agent_type == other and title.search(finding.title) is not None


_IN_PART = r"^Disclosed only in part: .*"
_CLAIMS = (
    # the target that is set lacks what makes it checkable
    _Claim(
        ("greenwashing", frozenset(("F01", "F02", "F03", "F04", "F05"))),
        (
            "compliance",
            re.compile(
                _IN_PART + r"(?:\b(?:climate|GHG|emissions?) targets?\b|, targets?[:,])", re.IGNORECASE
            ),
        ),
    ),
    # the offsets are not described
    _Claim(
        ("greenwashing", frozenset(("O02", "O04", "O05"))),
        ("compliance", re.compile(_IN_PART + r"\b(?:carbon credits|offsets)\b", re.IGNORECASE)),
    ),
)


def share_a_claim(one: Finding, other: Finding) -> bool:
    return any(claim.made_by(one) and claim.made_by(other) for claim in _CLAIMS)
