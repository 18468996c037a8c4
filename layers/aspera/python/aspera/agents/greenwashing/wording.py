"""Findings in words."""

from __future__ import annotations

from collections.abc import Sequence

from aspera.agents.greenwashing.assessment import Claim, Verdict
from aspera.agents.greenwashing.candidate import Candidate
from aspera.agents.greenwashing.rules import rule_book
from aspera.domain.finding import Proposal, Quotation
from aspera.domain.run import format_ranges

_LONGEST_TRIGGER = 60
_MOST_QUOTATIONS = 3
_MOST_MISSING = 3


def propose(claim: Claim, agent: str) -> Proposal:
    verdict = claim.verdicts[0]
    proof = verdict.proof
    return Proposal(
        agent_type=agent,
        rule=verdict.rule.id,
        severity=claim.severity,
        category=verdict.rule.category,
        title=_title(verdict),
        description=_description(claim),
        quotations=(*_quotations(claim), *(proof.quotations if proof else ())),
        computation=proof.computation if proof else None,
    )


def _quotations(claim: Claim) -> list[Quotation]:
    """Where the claim is made; only the first place when a proof is shown beside it."""
    verdict = claim.verdicts[0]
    shown = _shown(claim.places)[: 1 if verdict.proof else _MOST_QUOTATIONS]
    return [
        Quotation(page=place.page, quote=trigger.quote, near=place.box)
        for place in shown
        if (trigger := place.trigger(verdict.rule.id))
    ]


def _title(verdict: Verdict) -> str:
    words = f"“{_shortened(verdict.words)}”"
    return verdict.rule.headline.format(trigger=words, missing=_listed(_labels(verdict.missing), "or"))


def _description(claim: Claim) -> str:
    verdict = claim.verdicts[0]
    parts = [verdict.rule.why]
    if verdict.proof:
        parts.append(verdict.proof.says)
    if verdict.support:
        parts.append(f"Found in support: {_listed(_labels(verdict.support), 'and')}.")
    if verdict.missing and not verdict.rule.needs:
        parts.append(f"Not found near the claim: {_listed(_labels(verdict.missing), 'or')}.")
    parts.append(f"What would substantiate it: {verdict.rule.proof}.")
    parts.append(f"It relates to {_listed(verdict.rule.reference.split('; '), 'and')}.")
    others = [f"{_title(other)} ({other.rule.id})" for other in claim.verdicts[1:]]
    if others:
        parts.append(f"Also: {'; '.join(others)}.")
    if len(claim.places) > 1:
        pages = format_ranges(place.page for place in claim.places)
        parts.append(f"The claim is made {len(claim.places)} times (pages {pages}).")
    if claim.is_lowered:
        parts.append("It stands in a mandatory statement, so it is rated one step lower.")
    return " ".join(parts)


def _shown(places: Sequence[Candidate]) -> list[Candidate]:
    """The first place on each page, up to three."""
    by_page: dict[int, Candidate] = {}
    for place in places:
        by_page.setdefault(place.page, place)
    return list(by_page.values())[:_MOST_QUOTATIONS]


def _labels(keys: Sequence[str]) -> list[str]:
    mitigators = rule_book().mitigators
    return [mitigators[key].label for key in keys[:_MOST_MISSING]]


def _listed(labels: Sequence[str], word: str) -> str:
    if len(labels) < 2:
        return "".join(labels)
    return f"{', '.join(labels[:-1])} {word} {labels[-1]}"


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    if len(words) <= _LONGEST_TRIGGER:
        return words
    return words[:_LONGEST_TRIGGER].rsplit(" ", 1)[0] + " …"
