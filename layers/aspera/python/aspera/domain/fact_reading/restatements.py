"""Where a document says that figures differ from those it published before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aspera.domain.fact_reading.sighting import bare_sighting
from aspera.domain.observation import Mention
from aspera.domain.page import Page

KEY = "restatement"
_SIGNS = ("restate", "reclassif", "recast", "as revised", "as adjusted", "conform to", "retrospective")
_SAID = re.compile(
    r"\b(?:restate(?:d|ment)s?|reclassif(?:ied|ications?)|recast|as revised|as adjusted"
    r"|conform(?:ed)? to the current|retrospective(?:ly)?|full retrospective)\b",
    re.IGNORECASE,
)


def restatements(page: Page) -> Iterator[Mention]:
    """The first place of the page that speaks of figures restated, reclassified or recast."""
    lower = page.text.lower
    if any(sign in lower for sign in _SIGNS):
        match = _SAID.search(page.text.text)
        if match:
            yield bare_sighting(page, match.span(), KEY, "")
