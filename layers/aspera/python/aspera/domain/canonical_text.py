"""Text in the one form in which quotes are compared.

What two engines or typesetters may write differently is made equal (ligatures, typographic
quotes and dashes, blanks, soft hyphens); what changes a meaning is kept (case, digits, signs,
brackets, currency and percent signs).
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_EQUAL = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "″": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "﹣": "-",
        "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None, "\ufeff": None,
        "…": "...",
    }
)  # fmt: skip


def canonical(text: str) -> str:
    """`text` in canonical form, words parted by one blank."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(unicodedata.normalize("NFKC", text).translate(_EQUAL).split())


@dataclass(frozen=True, slots=True)
class CanonicalText:
    """A text in canonical form with the way back: token i of `text` begins at `starts[i]` there
    and stands at `spans[i]` in the original."""

    text: str
    starts: Sequence[int]
    spans: Sequence[tuple[int, int]]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original whose tokens the canonical span touches."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1) - 1
        return self.spans[first][0], self.spans[last][1]


def canonicalise(text: str) -> CanonicalText:
    """The canonical form of a page's text. A token that vanishes (zero-width) is left out."""
    tokens: list[str] = []
    starts: list[int] = []
    spans: list[tuple[int, int]] = []
    position = cursor = 0
    for word in text.split():
        start = text.index(word, cursor)
        cursor = start + len(word)
        token = canonical(word)
        if not token:
            continue
        tokens.append(token)
        starts.append(position)
        spans.append((start, cursor))
        position += len(token) + 1
    return CanonicalText(" ".join(tokens), starts, spans)
