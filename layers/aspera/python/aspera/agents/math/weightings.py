"""The ways in which the entries before a total may enter into it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from aspera.agents.math.cues import is_deducted, is_location_based, is_market_based, is_part

Weighting = Sequence[int]
"""For each entry: 1 added, -1 taken off, 0 left out. The first addend is always added."""


def weightings(labels: Sequence[str], repeated: Collection[int] = ()) -> Iterator[Weighting]:
    """All added; all but the first taken off; costs and the like taken off; parts of the row above
    left out; one of the two ways to count electricity (Scope 2) left out; entries that are `repeated`
    left out, with costs added or taken off."""
    yield [1] * len(labels)
    yield [-1] * len(labels)
    for marks, weight in (
        (map(is_deducted, labels), -1),
        (map(is_part, labels), 0),
        (map(is_location_based, labels), 0),
        (map(is_market_based, labels), 0),
    ):
        weighting = [weight if marked else 1 for marked in marks]
        if weight in weighting:
            yield weighting
    if repeated:
        for deducted in (1, -1):
            yield [
                0 if entry in repeated else deducted if is_deducted(label) else 1
                for entry, label in enumerate(labels)
            ]
