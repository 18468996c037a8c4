"""The company's defined name, and a spelling of it that differs in one letter."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from aspera.agents.consistency.sighting import as_quotation, bare_sighting
from aspera.domain.finding import Proposal, Severity
from aspera.domain.observation import Mention
from aspera.domain.page import Page

DEFINED, NAMED = "name defined", "name"
_FEWEST_PAGES = 3
_SHORTEST_WORD = 5
_FORM = re.compile(
    r"(?<=[ ,])(?:Inc|Incorporated|Corporation|Corp|plc|PLC|Ltd|Limited|LLC|N\.V|S\.A|AG|SE|GmbH)\b\.?"
)
_BEFORE = re.compile(r"(?:[A-Z][\w&’'-]*,? ){1,5}$")
_LONGEST = 80
_DEFINITION = re.compile(
    r"\s*,?\s*(?:\([^)]{0,60}?[“\"](?:the )?(?:Company|Group|Corporation|Registrant|Issuer)[”\"])"
)


def names(page: Page) -> Iterator[Mention]:
    """Each company name with its legal form, once; a defined one is marked."""
    text = page.text.text
    seen: set[str] = set()
    for match in _FORM.finditer(text):
        before = _BEFORE.search(text, max(0, match.start() - _LONGEST), match.start())
        if before is None:
            continue
        span = before.start(), match.end()
        name = " ".join(text[slice(*span)].split())
        is_defined = _DEFINITION.match(text, match.end()) is not None
        if is_defined or name not in seen:
            seen.add(name)
            yield bare_sighting(page, span, DEFINED if is_defined else NAMED, name)


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
