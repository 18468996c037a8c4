"""The words of `lexicon.yaml`, compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from aspera.agents.greenwashing.rules import load_data
from aspera.domain.sentence_search import SentenceSignals

Words = re.Pattern[str]
_ENVIRONMENTAL = ("environment", "environment_loosely", "matter")


@dataclass(frozen=True, slots=True)
class WordClass:
    """Words that count towards an environmental claim, each kind up to `cap` times."""

    words: SentenceSignals
    weight: float
    cap: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    topics: tuple[str, ...]
    """Lower-case literals; a page with none of them is not about the environment."""
    threshold: float
    weight_of_own_voice: float
    weight_of_others: float
    not_environmental: Words
    environmental: tuple[WordClass, ...]
    """Without one of these a sentence makes no environmental claim."""
    weighing: tuple[WordClass, ...]
    names: Words
    reasons: Mapping[str, Words]
    others: Words
    speakers: Words
    own_voice: Words
    """Matched at the beginning of a sentence."""
    others_of_ours: Words
    quoted: Words
    negation: Words
    mandatory: Words
    glossary: Words
    exclusion: Words
    """What leaves a part of the company or of its emissions out."""
    commitment: Words
    specific: Words


@cache
def lexicon() -> Lexicon:
    data = load_data("lexicon.yaml")
    claim, suppression, commitment = data["claim"], data["suppression"], data["commitment"]
    classes = {name: _word_class(claim, name) for name in claim["weights"]}
    return Lexicon(
        topics=tuple(data["topics"]),
        threshold=float(claim["threshold"]),
        weight_of_own_voice=float(claim["own_voice"]),
        weight_of_others=float(claim["voice_of_others"]),
        not_environmental=_words(claim["not_environmental"]),
        environmental=tuple(classes.pop(name) for name in _ENVIRONMENTAL),
        weighing=tuple(classes.values()),
        names=_words(suppression["names"]),
        reasons={reason: _words(patterns) for reason, patterns in suppression["reasons"].items()},
        others=_words(suppression["others"]),
        speakers=_words(suppression["speakers"]),
        own_voice=re.compile(rf"\W*(?:{'|'.join(suppression['own_voice'])})", re.IGNORECASE),
        others_of_ours=_words(suppression["others_of_ours"]),
        quoted=re.compile("|".join(suppression["quoted"]), re.IGNORECASE),
        negation=re.compile(
            rf"\b(?:{'|'.join(suppression['negation'])})\W+(?:\w+\W+){{0,4}}$", re.IGNORECASE
        ),
        mandatory=_words(suppression["mandatory"]),
        glossary=_words(suppression["glossary"]),
        exclusion=_words(data["exclusion"]),
        commitment=_words(commitment["made"]),
        specific=_words(commitment["specific"]),
    )


def _word_class(claim: Mapping[str, Any], name: str) -> WordClass:
    words = SentenceSignals(rf"\b(?:{word})" for word in claim[name])
    return WordClass(words, float(claim["weights"][name]), int(claim["caps"][name]))


def _words(patterns: Sequence[str]) -> Words:
    return re.compile(rf"\b(?:{'|'.join(patterns)})", re.IGNORECASE)
