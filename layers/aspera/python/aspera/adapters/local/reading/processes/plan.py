"""Which pages are read together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.domain.errors import InvalidInput, UnreadableFile

_LEAST, _MOST = 4, 32
"""Pages of a batch."""
_ROUNDS = 3
"""Batches a process, so that all are busy to the end."""


def wanted_pages(ranges: Sequence[tuple[int, int]], count: int, limits: ReadingLimits) -> list[int]:
    """The pages that are asked for, in order. InvalidInput when the document has none of them,
    UnreadableFile when there are more than can be read at once."""
    if ranges:
        pages = sorted({page for first, last in ranges for page in range(first, min(last, count) + 1)})
    else:
        pages = list(range(1, count + 1))
    if not pages:
        raise InvalidInput(f"The document has {count:,} pages; none of those asked for is among them.")
    if len(pages) > limits.max_pages:
        raise UnreadableFile(
            f"The document has {count:,} pages and at most {limits.max_pages:,} are read at once; "
            f"choose some with --pages, for example --pages 1-{limits.max_pages}."
        )
    return pages


def plan_batches(pages: Iterable[int], processes: int) -> Iterator[range]:
    """Runs of successive pages, each short enough for one batch."""
    pages = sorted(pages)
    shares = -(-len(pages) // processes)
    size = max(min(max(-(-len(pages) // (processes * _ROUNDS)), _LEAST), _MOST, shares), 1)
    ends = [i + 1 for i, (page, following) in enumerate(pairwise(pages)) if following != page + 1]
    for first, end in pairwise([0, *ends, len(pages)]):
        for start in range(first, end, size):
            yield range(pages[start], pages[min(start + size, end) - 1] + 1)
