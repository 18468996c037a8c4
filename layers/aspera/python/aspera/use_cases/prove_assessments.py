"""Verify what the compliance matrix quotes, and store the matrix."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aspera.domain.evidence import EvidenceVerifier
from aspera.domain.finding import Finding, Proposal
from aspera.domain.plan import AgentConclusion
from aspera.domain.requirement_assessment import FrameworkClaim, prove
from aspera.domain.run import Run
from aspera.ports.objects import Objects
from aspera.ports.pages import Pages
from aspera.use_cases.stored_outcome import ASSESSMENTS


def prove_assessments(
    run: Run,
    conclusions: Sequence[AgentConclusion],
    proven: Iterable[Finding],
    *,
    objects: Objects,
    pages: Pages,
) -> None:
    """`proven` are the findings whose evidence was found: a requirement that is called missing by
    a proposal and by no finding was found in the second search."""
    claims = [claim for conclusion in conclusions for claim in conclusion.assessments]
    found_after_all = _absences(p for c in conclusions for p in c.proposals) - {f.rule for f in proven}
    verifier = EvidenceVerifier({page.number: page for n in _cited(claims) for page in pages.read(run, n, n)})
    assessments = tuple(
        prove(
            claim,
            verifier.locate,
            {
                item.requirement
                for item in claim.requirements
                if f"{claim.framework}.{item.requirement}" in found_after_all
            },
        )
        for claim in claims
    )
    objects.put(run.key("assessments.json"), ASSESSMENTS.dump_json(assessments))


def _absences(proposals: Iterable[Proposal]) -> set[str]:
    return {proposal.rule for proposal in proposals if proposal.absence and not proposal.quotations}


def _cited(claims: Iterable[FrameworkClaim]) -> Sequence[int]:
    return sorted({item.quotation.page for claim in claims for item in claim.requirements if item.quotation})
