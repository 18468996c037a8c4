"""Page ranges as people write them: `1-20,35`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aspera.domain.errors import InvalidInput

_RANGE = re.compile(r"(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?")


def parse_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """Inclusive ranges, sorted, overlaps joined; InvalidInput for anything else."""
    ranges: list[tuple[int, int]] = []
    for part in text.split(","):
        match = _RANGE.fullmatch(part.strip())
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last:
            raise InvalidInput(f"{part.strip()!r} is no page range; write them like 1-20,35")
        ranges.append((first, last))
    joined: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return tuple(joined)


def covers(ranges: Sequence[tuple[int, int]], page: int) -> bool:
    """Whether inclusive `ranges` hold the page; none at all means every page."""
    return not ranges or any(first <= page <= last for first, last in ranges)
