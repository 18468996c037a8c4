"""Which of all slips that a document could have are planted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from aspera.evaluation.planting.chance import sample
from aspera.evaluation.planting.slip import Slip


def drawn(slips: Iterable[Slip], document: str, size: int) -> Iterator[Slip]:
    """`size` of the slips by lot, and covered ones beside them until there are `size` of these, too,
    where there are as many. The covered ones among both are drawn by lot from all covered ones."""
    slips = list(slips)

    def key(slip: Slip) -> str:
        return f"{document} {slip.key}"

    first = sample(slips, key, size)
    yield from first
    taken = {slip.key for slip in first}
    for slip in sample((slip for slip in slips if slip.is_covered), key, size):
        if slip.key not in taken:
            yield replace(slip, is_at_large=False)
