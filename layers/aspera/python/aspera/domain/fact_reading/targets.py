"""The company's own targets: what, by which year, and by how much.

A target's key is `kind|what|scope|scopes`: `what` is the state to be reached ("net zero") or the base
year of a cut, `scope` the words that say of what. Its detail is `share|year`, the share of a cut in
percent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aspera.domain.fact_reading.labels import normal_label
from aspera.domain.fact_reading.sighting import sighting
from aspera.domain.observation import Mention
from aspera.domain.page import Page

STATE = "target state"
CUT = "target cut"

_YEAR = r"(?:the )?(?:end of )?(?:the )?(?:fiscal )?(?:year )?(?:FY ?)?(?P<year>20[2-9]\d)\b"
_WORDS = r"(?:,? (?!by\b|and (?:a |an )?(?:reduc|achiev|reach|net|carbon|cut))[\w&+/()-]+)"
_TAIL = r"(?P<tail>(?: (?:in|for|across|throughout|within|at|on)(?: [\w&+-]+){1,8})?)"
_STATE = re.compile(
    r"\b(?P<state>net[- ]zero|carbon[- ]neutral(?:ity)?|climate[- ]neutral(?:ity)?|carbon[- ]negative|"
    r"water[- ]positive|zero waste to landfill|"
    r"100 ?(?:%|percent|per cent) renewable (?:electricity|energy|power))"
    rf"(?P<scope>{_WORDS}{{0,10}}?),? (?:by|no later than) {_YEAR}{_TAIL}",
    re.IGNORECASE,
)
_CUT = re.compile(
    rf"\b(?:reduc(?:e|ing)|cut(?:ting)?|lower(?:ing)?|decreas(?:e|ing)) (?P<scope>[\w&+/-]+{_WORDS}{{0,12}}?)"
    rf" by (?P<share>\d{{1,2}}(?:\.\d+)?) ?(?:%|percent|per cent),? (?:by|no later than) {_YEAR}{_TAIL}",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"(?:from|against|compared (?:to|with)|versus|relative to|vs\.?|on|base(?:line)?(?: year)?(?: of)?)"
    r"[^.;]{0,20}?\b(20[0-2]\d)\b"
)
_OURS = re.compile(r"\b(?:we|our|us|the company|the group)\b", re.IGNORECASE)
_NOT_OURS = re.compile(
    r"\b(?:governments?|countr(?:y|ies)|nations?|eu|european|uk|china|india|industry|sector|customers?|clients?|"
    r"suppliers?|partners?|portfolio compan\w+|world|iea|paris|scenarios?|peers|investees?|borrowers?|"
    r"municipal\w*|state of|act|law|previous\w*|earlier|original\w*|brought forward|accelerat\w+|instead of|"
    r"rather than|advanc\w+|postpon\w+|delay\w*|revis\w+|updated?|ahead of|no longer|replac\w+|interim|"
    r"former\w*|subsidiar\w+|joint ventures?|if|would)\b",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    "emission greenhouse ghg carbon co2 co2e status target goal across entire all whole be become".split()
)
_SCOPE = re.compile(
    r"\bscopes? ?[123]\b|value chain|supply chain|operation|absolute|intensity|product|fleet|building",
    re.IGNORECASE,
)


def targets(page: Page) -> Iterator[Mention]:
    """The company's own targets: what, and by which year."""
    lower = page.text.lower
    if "by 20" not in lower and "year 20" not in lower and "by fy" not in lower and "end of 20" not in lower:
        return
    for start, end in page.text.sentences:
        sentence = page.text.text[start:end]
        if " 20" in sentence and _OURS.search(sentence) and not _NOT_OURS.search(sentence):
            yield from _sentence_targets(page, sentence, start)


def _sentence_targets(page: Page, sentence: str, start: int) -> Iterator[Mention]:
    for grammar, kind in ((_STATE, STATE), (_CUT, CUT)):
        for match in grammar.finditer(sentence):
            span = start + match.start(), start + match.end("year")
            base = _BASE.search(sentence, match.end("year"))
            what = normal_label(match["state"]) if kind == STATE else base[1] if base else ""
            share = match["share"] if kind == CUT else ""
            key = "|".join((kind, what, _scope(match["scope"] + match["tail"]), _scopes(sentence)))
            yield sighting(page, span, key, f"{share}|{match['year']}")


def _scope(text: str) -> str:
    return " ".join(word for word in normal_label(text).split() if word not in _EMPTY)


def _scopes(sentence: str) -> str:
    return " ".join(sorted({match[0].lower() for match in _SCOPE.finditer(sentence)}))


def is_target(mention: Mention) -> bool:
    return mention.key.startswith((STATE, CUT))
