"""What a language model proposed is told from what a rule found."""

from __future__ import annotations

from aspera.domain.finding import Finding, Proposal, Severity

_SUFFIX = "-by-model"
HIGHEST = Severity.MEDIUM
"""Of what a model read and nothing computes."""


def by_model(rule: str) -> str:
    """Under a name of its own no confidence that was measured on the rule counts for it."""
    return f"{rule}{_SUFFIX}"


def is_by_model(said: Proposal | Finding) -> bool:
    return said.rule.endswith(_SUFFIX)


def as_read_by_model(proposal: Proposal, said: str) -> Proposal:
    """At most MEDIUM, and `said` is the first thing it says."""
    return proposal.model_copy(
        update={
            "rule": by_model(proposal.rule),
            "severity": max(proposal.severity, HIGHEST, key=lambda severity: severity.rank),
            "description": f"{said} {proposal.description}",
        }
    )
