"""The same error once, wherever and however it was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aspera.agents.math.naming import enumerated
from aspera.domain.finding import Proposal, Quotation


def merged(proposals: Iterable[Proposal]) -> Sequence[Proposal]:
    """Each printed number is accused once, by the first proposal that does. Proposals with the
    same computation on several pages become one, with all their quotations."""
    accused: set[tuple[object, ...]] = set()
    groups: dict[tuple[object, ...], list[Proposal]] = {}
    for proposal in proposals:
        place = _place(proposal.quotations[0])
        if place not in accused:
            accused.add(place)
            groups.setdefault(_computation(proposal), []).append(proposal)
    return [_joined(group) for group in groups.values()]


def _place(quotation: Quotation) -> tuple[object, ...]:
    return quotation.page, quotation.near or quotation.quote


def _computation(proposal: Proposal) -> tuple[object, ...]:
    computation = proposal.computation
    assert computation is not None, "the math agent computes"
    operands = tuple(operand.value for operand in computation.operands)
    return proposal.rule, computation.printed, computation.recomputed, operands


def _joined(group: Sequence[Proposal]) -> Proposal:
    first = group[0]
    pages = sorted({quotation.page for proposal in group for quotation in proposal.quotations})
    if len(group) == 1:
        return first
    places = f"on pages {enumerated([str(page) for page in pages])}" if len(pages) > 1 else "more than once"
    return first.model_copy(
        update={
            "quotations": tuple(quotation for proposal in group for quotation in proposal.quotations),
            "description": f"{first.description} The same stands {places}.",
        }
    )
