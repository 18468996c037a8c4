"""How much a mention proves, from most to least."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from aspera.domain.observation import Mention

STRONG = "strong"
"""It is dealt with here."""
HEADED = "headed"
"""It is dealt with here, under a heading of its own."""
READ = "read by a model"
"""A language model says that it is dealt with here, in words that are its own."""
TITLE_ONLY = "heading"
"""Its heading is here, with nothing under it; or only a title or label names it."""
HINT = "hint"
"""Its subject is touched."""
READ_IN_PART = "read by a model in part"
"""A language model says that these words answer some of it."""
REFERENCE = "reference"
"""A sentence refers to it as standing elsewhere in the document."""
INDEX = "index"
"""A row of the contents or of an index names it."""
CONTRARY = "contrary"
"""The opposite is said here."""
CONTRARY_UNLESS_FOUND = "contrary unless found"
"""The opposite is said here, if nothing else in the document says what is asked for."""

_RANKED = (
    CONTRARY,
    STRONG,
    READ,
    TITLE_ONLY,
    HINT,
    READ_IN_PART,
    REFERENCE,
    INDEX,
    CONTRARY_UNLESS_FOUND,
)
_ORDER = {strength: rank for rank, strength in enumerate(_RANKED)} | {HEADED: _RANKED.index(STRONG)}
PROVING = frozenset((STRONG, HEADED))


def best(mentions: Iterable[Mention], cited: Collection[int] = ()) -> Mention | None:
    """The one that proves most; of equals one on a cited page, then the one that shows something
    more, then one under a heading, then the first."""
    return min(
        mentions,
        key=lambda mention: (
            _ORDER[mention.strength],
            mention.page not in cited,
            not mention.detail,
            mention.strength != HEADED,
        ),
        default=None,
    )
