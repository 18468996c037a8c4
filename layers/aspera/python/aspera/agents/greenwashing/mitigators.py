"""What supports a claim: figures, base years, scopes, standards, certificates, assurance."""

from __future__ import annotations

import re
from collections.abc import Iterable

from aspera.agents.greenwashing.rules import rule_book

_CROSS_REFERENCE = re.compile(
    r"\b(?:see|cf\.?|refer to)\s+(?:also\s+)?(?:pages?|pp?\.)\s*(\d{1,4})", re.IGNORECASE
)


def find_support(text: str, keys: Iterable[str]) -> tuple[str, ...]:
    """Those of the mitigators `keys` that `text` shows."""
    lower = text.lower()
    known = rule_book().mitigators
    return tuple(key for key in keys if known[key].signals.search(text, lower))


def cross_references(text: str) -> tuple[int, ...]:
    """The page numbers that the text refers the reader to."""
    return tuple(int(match.group(1)) for match in _CROSS_REFERENCE.finditer(text))
