"""How much a mention proves, from most to least."""

from __future__ import annotations

from collections.abc import Iterable

from aspera.domain.observation import Mention

STRONG = "strong"
"""It is dealt with here."""
TITLE_ONLY = "heading"
"""Its heading is here, with nothing under it; or only a title or label names it."""
HINT = "hint"
"""Its subject is touched."""
REFERENCE = "reference"
"""A sentence refers to it as standing elsewhere in the document."""
INDEX = "index"
"""A row of the contents or of an index names it."""

_ORDER = {strength: rank for rank, strength in enumerate((STRONG, TITLE_ONLY, HINT, REFERENCE, INDEX))}


def best(mentions: Iterable[Mention]) -> Mention | None:
    """The one that proves most; of equals the one that shows something more, then the first."""
    return min(mentions, key=lambda mention: (_ORDER[mention.strength], not mention.detail), default=None)
