"""Whether a sentence makes an environmental claim, by words alone.

The measure is a weighted count of different words; what it is worth stands in
`benchmarks/greenwashing.py`.
"""

from __future__ import annotations

from aspera.agents.greenwashing.lexicon import WordClass, lexicon


def is_environmental_claim(sentence: str) -> bool:
    return claim_score(sentence) >= lexicon().threshold


def claim_score(sentence: str) -> float:
    """0 when no word of the sentence is about the environment."""
    words = lexicon()
    text = words.not_environmental.sub("_", sentence)
    environmental = sum(_weigh(kind, text) for kind in words.environmental)
    if not environmental:
        return 0.0
    return environmental + sum(_weigh(kind, text) for kind in words.weighing)


def _weigh(kind: WordClass, text: str) -> float:
    found = {word.lower() for word in kind.words.findall(text)}
    return kind.weight * min(kind.cap, len(found))
