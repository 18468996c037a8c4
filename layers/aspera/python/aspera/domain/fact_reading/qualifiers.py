"""Words around a figure that say which figure it is: two figures with different ones may differ."""

from __future__ import annotations

import re
from functools import lru_cache

RESTATED = "restated"
"""The figure, or its table, is said to differ from what was published before."""
UNSCALED = "unscaled"
"""A money amount without "million" or the like; its page may count in thousands or millions."""
UNDER = "under "
"""Begins the qualifier that holds the headings above a row."""
ABOUT = "about "
"""Begins a qualifier whose words stand above a row or a table and may hold for part of it only."""
COLUMN = "column "
"""Begins the qualifier that holds what a column's header says besides its period."""

_WORDS: dict[str, str] = {
    RESTATED: "restated|restatement|as adjusted|as revised|recast|reclassified|as corrected"
    "|retrospective(?:ly)?",
    "as published": "(?:as )?(?:previously|originally|initially) (?:reported|stated|presented|filed)"
    "|(?:prior to|before|effects? of|impact of) (?:the )?(?:adoption|changes?|new|restatement)"
    "|under asc|previous",
    "pro forma": "pro[ -]?forma|hypothetical",
    "non-gaap": "non-gaap|non-ifrs|adjusted(?! ebitda)|normali[sz]ed|underlying|core|comparable",
    "constant currency": "constant[ -]currency|currency[ -]neutral|at constant|excluding currency|organic",
    "parent only": "parent[ -]only|parent company|registrant only|guarantor|non-guarantor|obligor group",
    "continuing": "continuing operations?",
    "discontinued": "discontinued operations?|held for sale|disposed",
    "gross": "gross",
    "net": "net of",
    "basic": "basic",
    "diluted": "diluted|dilutive",
    "market-based": "market[ -]based",
    "location-based": "location[ -]based",
    "scope 1": "scope[ -]?1",
    "scope 2": "scope[ -]?2|scopes? 1 (?:and|&|\\+) 2|scopes? 1, 2",
    "scope 3": "scope[ -]?3|scopes? 1, 2,? (?:and|&|\\+) 3",
    "average": "average|weighted",
    "median": "median",
    "forecast": "forecast(?:ed)?|outlook|guidance|target(?:s|ed)?|budget(?:ed)?|projected|projections?"
    "|expected|estimated future|anticipated|planned",
    "undiscounted": "undiscounted",
    "fair value": "fair values?",
    "carrying amount": "carrying (?:amount|value)s?|book values?",
    "tax": "before[ -]tax|pre[ -]?tax",
    "after tax": "after[ -]tax|net of tax(?:es)?",
    "3 months": "three[ -]months?|3 months|quarter(?:s|ly)?|thirteen weeks|13 weeks|q[1-4]",
    "6 months": "six[ -]months?|6 months|half[ -]year|twenty-six weeks|26 weeks|year[ -]to[ -]date",
    "9 months": "nine[ -]months?|9 months|thirty-nine weeks|39 weeks",
    "level": "level [123]",
    "excluding": "excluding|excludes|exclusive of|before",
    "including": "including|inclusive of",
    "domestic": "domestic|united states|u\\.s\\.",
    "foreign": "foreign|international|non-u\\.s\\.|outside the",
    "employees": "own employees|contractors?",
    "maximum": "up to|maximum|at least|more than|less than|over|exceed(?:s|ed|ing)?|in excess of|nearly"
    "|almost|minimum|greater than|as much as",
}
_NAMES = list(_WORDS)
_PATTERN = re.compile(r"\b(?:" + "|".join(f"({words})" for words in _WORDS.values()) + r")(?!\w)")


@lru_cache(maxsize=8192)
def qualifiers_of(text: str) -> tuple[str, ...]:
    """The names of the qualifiers whose words stand in `text` (any case), sorted."""
    found = {match.lastindex for match in _PATTERN.finditer(text.lower())}
    return tuple(sorted(_NAMES[index - 1] for index in found if index))
