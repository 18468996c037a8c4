"""What a figure about the environment measures: the topic, whether per unit of output, which scopes."""

from __future__ import annotations

import re
from functools import lru_cache

_TOPICS = {
    "emissions": re.compile(
        r"\b(?:emissions?|ghgs?|co2e?|co₂e?|greenhouse gas\w*|carbon(?: footprint)?)\b", re.IGNORECASE
    ),
    "energy": re.compile(r"\b(?:energy|electricity|power|fuel)\b", re.IGNORECASE),
    "water": re.compile(r"\bwater\b", re.IGNORECASE),
    "waste": re.compile(r"\b(?:waste|landfill)\b", re.IGNORECASE),
}
_INTENSITY = re.compile(
    r"\bintensit\w+|\bper (?:unit|tonne|ton|employee|fte|head|revenue|sales|product|passenger|litre|m2|m²|"
    r"square|million|dollar|euro|kwh|mwh|km|kilomet\w+)\b|\brelative to (?:revenue|sales|output)\b",
    re.IGNORECASE,
)
_SCOPES = re.compile(
    r"\bscopes? ?([123])((?:,? ?(?:,|and|&|\+|to|-|–)? ?(?:scopes? ?)?[123]\b)*)", re.IGNORECASE
)
_RENEWABLE = re.compile(r"\b(?:renewabl\w*|recycl\w*|reus\w*|green|recover\w*|divert\w*)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def topics_of(text: str) -> tuple[str, ...]:
    """The topics that are named, the first one first."""
    found = [(match.start(), name) for name, words in _TOPICS.items() if (match := words.search(text))]
    return tuple(name for _, name in sorted(found))


def topic_of(text: str) -> str:
    """The topic that is named first, "" when none is."""
    return next(iter(topics_of(text)), "")


@lru_cache(maxsize=4096)
def is_intensity(text: str) -> bool:
    return _INTENSITY.search(text) is not None


@lru_cache(maxsize=4096)
def is_partial(text: str) -> bool:
    """Whether only a kind of the amount is meant, such as the renewable part of the energy."""
    return _RENEWABLE.search(text) is not None


@lru_cache(maxsize=4096)
def scopes_of(text: str) -> frozenset[str]:
    """The scopes of the GHG Protocol that are named, as "1", "2", "3"."""
    scopes: set[str] = set()
    for match in _SCOPES.finditer(text):
        scopes.update(re.findall(r"[123]", match.group()))
    return frozenset(scopes)
