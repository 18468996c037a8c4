"""The company's defined name, and a spelling of it that differs in one letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from aspera.domain.fact_reading.names import DEFINED, NAMED
from aspera.domain.fact_reading.sighting import as_quotation
from aspera.domain.finding import Proposal, Severity
from aspera.domain.observation import Mention

_FEWEST_PAGES = 3
_SHORTEST_WORD = 5


def misspelt_names(mentions: Sequence[Mention]) -> Iterator[Proposal]:
    """A name that one page alone bears and that is one letter away from the defined name."""
    pages: dict[str, list[Mention]] = defaultdict(list)
    defined: dict[str, Mention] = {}
    for mention in mentions:
        if mention.key in (DEFINED, NAMED):
            pages[mention.detail].append(mention)
            if mention.key == DEFINED:
                defined.setdefault(mention.detail, mention)
    for name, definition in defined.items():
        if len({mention.page for mention in pages[name]}) < _FEWEST_PAGES:
            continue
        for variant, named in pages.items():
            if len(named) == 1 and is_misspelling(variant, name):
                yield _proposal(named[0], definition)


def is_misspelling(variant: str, name: str) -> bool:
    """Whether exactly one long word differs, by one letter that is not a plural."""
    ours, theirs = name.split(), variant.split()
    if len(ours) != len(theirs):
        return False
    apart = [(one, other) for one, other in zip(ours, theirs, strict=True) if one != other]
    if len(apart) != 1:
        return False
    one, other = (word.strip(",.") for word in apart[0])
    if min(len(one), len(other)) < _SHORTEST_WORD or not (one.isalpha() and other.isalpha()):
        return False
    if one.lower() == other.lower() or one[0] != other[0] or one + "s" == other or other + "s" == one:
        return False
    return _is_one_edit(one, other)


def _is_one_edit(one: str, other: str) -> bool:
    start = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    rest, others = one[start:], other[start:]
    return (
        rest[1:] == others[1:]
        or rest[1:] == others
        or rest == others[1:]
        or (rest[:2] == others[:2][::-1] and rest[2:] == others[2:])
    )


def _proposal(odd: Mention, definition: Mention) -> Proposal:
    return Proposal(
        agent_type="consistency",
        rule="company-name",
        severity=Severity.LOW,
        category="misspelt name",
        title=f"“{odd.detail}” for “{definition.detail}”",
        description=(
            f"Page {definition.page} defines the name “{definition.detail}”; "
            f"page {odd.page} spells it “{odd.detail}”."
        ),
        quotations=(as_quotation(odd), as_quotation(definition)),
        anchor=odd.detail,
    )
