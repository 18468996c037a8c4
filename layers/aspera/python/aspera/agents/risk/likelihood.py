"""How likely it is, 1–5, by what has happened and by the words that the report itself uses.

IAS 37 and ASC 450 give the words their order: remote, (reasonably) possible, probable; what is
probable and can be measured is booked.
"""

from __future__ import annotations

import re
from enum import Enum

from aspera.agents.risk.taxonomy import Kind


class Likelihood(Enum):
    """Level and why; the name is what travels from the pages to the conclusion."""

    REMOTE = 1, "it is called remote"
    UNLIKELY = 2, "it is called unlikely"
    OPEN = 3, "the outcome is open"
    PRESENT = 3, "the exposure is there, a loss is open"
    LIKELY = 4, "it is called probable or expected"
    BOOKED = 5, "a provision is booked"
    HAPPENED = 5, "it has happened"

    @property
    def level(self) -> int:
        return self.value[0]

    @property
    def reason(self) -> str:
        return self.value[1]


_BOOKED = re.compile(
    r"\b(?:recorded|recogni[sz]ed|booked|accrued|established|set aside)\b[^.;]{0,60}\b"
    r"(?<!non-)(?:provisions?|accruals?|liabilit(?:y|ies)|reserves?|accrued)\b|"
    r"\b(?:provisions?|accruals?|reserves?|liabilit(?:y|ies)) (?:of [^.;]{1,40} )?"
    r"(?:was|were|has been|have been) (?:made|recorded|recogni[sz]ed|booked|established)\b|\bhave accrued\b",
    re.IGNORECASE,
)
_NOT_BOOKED = re.compile(
    r"\b(?:no|not|never|nor|any|without|unrecogni[sz]ed)\b[^.;]{0,50}\b(?:provisions?|accru\w+|liabilit\w+|reserves?|recorded)\b",
    re.IGNORECASE,
)
_REMOTE = re.compile(
    r"\b(?:is|are|considered|deemed|as) (?:only )?remote\b|\bremote (?:likelihood|possibility|chance)\b"
)
_UNLIKELY = re.compile(
    r"\bunlikely\b|\b(?:not|neither)(?: \w+){0,2} (?:probable|likely|expected)\b", re.IGNORECASE
)
_LIKELY = re.compile(
    r"\b(?:probable|likely|expect(?:s|ed)? to (?:result|incur|pay|lose|cost|be (?:liable|required)))\b",
    re.IGNORECASE,
)
_WORDS = (
    (_REMOTE, Likelihood.REMOTE),
    (_UNLIKELY, Likelihood.UNLIKELY),
    (_LIKELY, Likelihood.LIKELY),
)
_OTHERWISE = {Kind.PROCEEDING: Likelihood.OPEN, Kind.EXPOSURE: Likelihood.PRESENT}


def likelihood(kind: Kind, sentence: str) -> Likelihood:
    """What has happened needs no words; else the sentence's own words decide."""
    if kind not in _OTHERWISE:
        return Likelihood.HAPPENED
    if _BOOKED.search(sentence) and not _NOT_BOOKED.search(sentence):
        return Likelihood.BOOKED
    return next((level for words, level in _WORDS if words.search(sentence)), _OTHERWISE[kind])
