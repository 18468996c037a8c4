"""What a page and a table may have at most, so that an answer comes in bounded time.

Far more than people print: of 500 pages of reports, the fullest has 1,600 words, the largest table 25
columns and 1,450 places. What is beyond is given up, and that is said.
"""

from __future__ import annotations

from collections.abc import Sequence

from aspera.domain.geometry import UNITS, Box, union
from aspera.domain.table import UnreadTable
from aspera.domain.tabulation.lines import Line
from aspera.domain.tabulation.segments import Segment

PAGE = Box(0, 0, UNITS, UNITS)
MOST_PIECES = 20_000
"""Of text, on a page."""
MOST_COLUMNS = 1_000
MOST_PLACES = 20_000
"""Rows times columns."""


def given_up(segments: Sequence[Segment], reason: str) -> UnreadTable:
    return UnreadTable(union(Box(s.left, s.top, s.right, s.bottom) for s in segments), reason)


def too_many_pieces(segments: Sequence[Segment]) -> UnreadTable:
    return given_up(segments, f"more than {MOST_PIECES:,} pieces of text are on the page")


def too_wide(lines: Sequence[Line]) -> UnreadTable:
    """`lines` are those of the table."""
    reason = f"more than {MOST_COLUMNS:,} columns"
    return given_up([segment for line in lines for segment in line.segments], reason)


def too_large(box: Box) -> UnreadTable:
    return UnreadTable(box, f"more than {MOST_PLACES:,} cells")
