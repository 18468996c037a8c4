"""Cheap talk: commitments that name no number, year, standard or scope.

After Bingler, Kraus, Leippold and Webersinke, "Cheap talk and cherry-picking" (2022): the index
is non-specific commitments over all commitments.
"""

from __future__ import annotations

from collections.abc import Mapping

from aspera.agents.greenwashing.lexicon import lexicon

COMMITMENTS = "commitments"
NONSPECIFIC = "nonspecific commitments"


def is_commitment(sentence: str) -> bool:
    return lexicon().commitment.search(sentence) is not None


def is_specific(sentence: str) -> bool:
    return lexicon().specific.search(sentence) is not None


def describe_cheap_talk(counts: Mapping[str, int]) -> str:
    """For people; always with its counts."""
    commitments, nonspecific = counts.get(COMMITMENTS, 0), counts.get(NONSPECIFIC, 0)
    if not commitments:
        return "no environmental commitments found"
    return (
        f"{nonspecific / commitments:.2f} ({nonspecific} of {commitments} environmental commitments "
        "name no number, year, standard or scope)"
    )
