"""Whether a sentence makes an environmental claim, by words alone.

The measure is a weighted count of different words; what it is worth,
`aspera evaluate greenwashing` says.
"""

from __future__ import annotations

from aspera.agents.greenwashing.lexicon import WordClass, lexicon
from aspera.agents.greenwashing.suppression import is_about_others, is_spoken_by_company


def is_environmental_claim(sentence: str) -> bool:
    return claim_score(sentence) >= lexicon().threshold


def claim_score(sentence: str) -> float:
    """0 when no word of the sentence is about the environment."""
    words = lexicon()
    text = words.not_environmental.sub("_", sentence)
    lower = text.lower()
    environmental = sum(_weigh(kind, text, lower) for kind in words.environmental)
    if not environmental:
        return 0.0
    return environmental + _voice(sentence) + sum(_weigh(kind, text, lower) for kind in words.weighing)


def _voice(sentence: str) -> float:
    """A company that speaks of itself claims sooner than one that tells of others."""
    if is_spoken_by_company(sentence):
        return lexicon().weight_of_own_voice
    return lexicon().weight_of_others if is_about_others(sentence) else 0.0


def _weigh(kind: WordClass, text: str, lower: str) -> float:
    found = {word.lower() for word in kind.words.found(text, lower)}
    return kind.weight * min(kind.cap, len(found))
