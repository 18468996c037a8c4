"""The company's name, and a spelling of it that differs in a letter or two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from aspera.domain.fact_reading.names import DEFINED, NAMED
from aspera.domain.fact_reading.sighting import as_quotation
from aspera.domain.finding import Proposal, Severity
from aspera.domain.observation import Mention

_FEWEST_PAGES = 3
_FEWEST_PAGES_UNDEFINED = 10
_COVER_PAGES = 3
_SHORTEST_WORD = 5
_SHORTEST_WORD_OF_TWO_EDITS = 9


def misspelt_names(mentions: Sequence[Mention]) -> Iterator[Proposal]:
    """A name that one page alone bears and that is a letter or two away from the company's: from one
    that is defined, or that stands on the cover and on many pages."""
    named = [mention for mention in mentions if mention.key in (DEFINED, NAMED)]
    for name, first in _established(named).items():
        ends: dict[str, list[Mention]] = defaultdict(list)
        length = len(name.split())
        for mention in named:
            ends[" ".join(mention.detail.split()[-length:])].append(mention)
        for variant, found in ends.items():
            if len(found) == 1 and is_misspelling(variant, name):
                yield _proposal(found[0], variant, first, name)


def _established(named: Sequence[Mention]) -> dict[str, Mention]:
    """The names that are surely spelt right, each with its definition, or its first place."""
    pages: dict[str, set[int]] = defaultdict(set)
    defined: dict[str, Mention] = {}
    on_cover: dict[str, Mention] = {}
    for mention in named:
        pages[mention.detail].add(mention.page)
        if mention.key == DEFINED:
            defined.setdefault(mention.detail, mention)
        elif mention.page <= _COVER_PAGES:
            on_cover.setdefault(mention.detail, mention)
    known = {name: first for name, first in defined.items() if len(pages[name]) >= _FEWEST_PAGES}
    for name, first in on_cover.items():
        if len(pages[name]) >= _FEWEST_PAGES_UNDEFINED:
            known.setdefault(name, first)
    return known


def is_misspelling(variant: str, name: str) -> bool:
    """Whether exactly one long word differs, by a letter that is not a plural, or by two when it is
    very long."""
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
    most = 2 if min(len(one), len(other)) >= _SHORTEST_WORD_OF_TWO_EDITS and one[:2] == other[:2] else 1
    return _edits(one, other) <= most


def _edits(one: str, other: str) -> int:
    """Letters changed, missing, added, or swapped with their neighbour (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, another in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != another))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == another:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _proposal(odd: Mention, variant: str, usual: Mention, name: str) -> Proposal:
    says = "defines" if usual.key == DEFINED else "bears"
    return Proposal(
        agent_type="consistency",
        rule="company-name",
        severity=Severity.LOW,
        category="misspelt name",
        title=f"“{variant}” for “{name}”",
        description=f"Page {usual.page} {says} the name “{name}”; page {odd.page} spells it “{variant}”.",
        quotations=(as_quotation(usual), as_quotation(odd)),
        anchor=variant,
    )
