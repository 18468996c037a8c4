"""From proven proposals to the list that people read: named, merged, the worst first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aspera.domain.finding import Evidence, Finding, Proposal
from aspera.domain.run import digest


def as_finding(document_id: str, proposal: Proposal, evidence: tuple[Evidence, ...]) -> Finding:
    """The id depends on document, agent, rule and place only, so a repeated run finds it again."""
    first = evidence[0] if evidence else None
    place = f"{first.page}:{first.quote}:{first.boxes}" if first else ""
    return Finding(
        finding_id=digest(document_id, proposal.agent_type, proposal.rule, place, proposal.anchor),
        agent_type=proposal.agent_type,
        rule=proposal.rule,
        severity=proposal.severity,
        category=proposal.category,
        title=proposal.title,
        description=proposal.description,
        evidence=evidence,
        computation=proposal.computation,
        absence=proposal.absence,
    )


def rank(findings: Iterable[Finding]) -> Sequence[Finding]:
    """Each finding once; by severity, then agent, then page, then id."""
    once = {finding.finding_id: finding for finding in findings}
    return sorted(
        once.values(),
        key=lambda f: (f.severity.rank, f.agent_type, f.evidence[0].page if f.evidence else 0, f.finding_id),
    )
