"""Whether a statement asserts something, or only says that it could be."""

from __future__ import annotations

import re

_HYPOTHETICAL = re.compile(
    r"\b(?:may|might|could(?! not)|would|can be|should|[Ii]f|[Ww]hether|[Uu]nless|possibl[ey]|"
    r"potential(?:ly)?(?! responsible)|"
    r"possibility|[Ii]n the event|no assurance|cannot (?:assure|predict|guarantee)|[Ff]ailure to|"
    r"[Rr]isks? (?:of|that|related to|relating to)|[Aa]ny|seeks? to|in order to|expose[sd]? us to)\b"
)
"""Case matters: "May" is a month."""
_NEGATION = re.compile(
    r"\b(?:no|not|never|none|nor|neither|without|cannot|free (?:of|from)|absence of|n[’']t)\b"
    r"(?:\W+\w+){0,5}\W*$",
    re.IGNORECASE,
)
_DENIAL = re.compile(r"\b(?:no|not|never|none|without)\b", re.IGNORECASE)
_SPEAKER = re.compile(
    r"\b(?:we|our|us|the (?:company|group|bank|corporation|trust|fund))\b",
    re.IGNORECASE,
)
_REACH = 100


def is_hypothetical(sentence: str, start: int = 0, end: int | None = None) -> bool:
    """Whether the words up to `end`, or shortly before `start`, speak of what may be."""
    end = len(sentence) if end is None else end
    return _HYPOTHETICAL.search(sentence, max(0, start - _REACH), end) is not None


def is_negated(sentence: str, start: int) -> bool:
    """Whether the words just before `start` deny what follows."""
    return _NEGATION.search(sentence, max(0, start - 60), start) is not None


def is_denied_within(sentence: str, start: int, end: int) -> bool:
    """Whether a denial stands between `start` and `end`."""
    return _DENIAL.search(sentence, start, end) is not None


def speaks_for_company(sentence: str) -> bool:
    """Whether "we", "our" or "the company" stands in it."""
    return _SPEAKER.search(sentence) is not None
