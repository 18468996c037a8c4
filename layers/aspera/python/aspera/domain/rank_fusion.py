"""One ranking out of several.

Cormack, Clarke, Büttcher: Reciprocal Rank Fusion outperforms Condorcet and individual rank
learning methods, SIGIR 2009. Only ranks count, so scores of different kinds need no scaling.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

DAMPING = 60
"""The paper's k: how little the very first ranks count more than the next ones."""


def fuse_ranks(*rankings: Iterable[Key]) -> list[tuple[Key, float]]:
    """Keys with their scores, best first; equal scores in the order of first appearance.
    Each ranking is best first and names a key at most once."""
    scores: dict[Key, float] = {}
    for ranking in rankings:
        for rank, key in enumerate(ranking, start=1):
            scores[key] = scores.get(key, 0.0) + 1.0 / (DAMPING + rank)
    return sorted(scores.items(), key=lambda item: -item[1])
