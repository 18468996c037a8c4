"""Where the text of a page runs to, by the corners of its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from aspera.domain.orientation import Direction
from aspera.domain.textract_blocks.block_index import Block


def direction_of(words: Iterable[Block]) -> Direction:
    """The direction that most words run in; a polygon begins at the text's own top left corner and
    goes on along its top."""
    votes = Counter(direction for word in words if (direction := _direction(word)))
    return max(Direction, key=lambda direction: votes[direction])


def _direction(word: Block) -> Direction | None:
    polygon: Sequence[Mapping[str, float]] = (word.get("Geometry") or {}).get("Polygon") or []
    if len(polygon) < 2 or len(word.get("Text") or "") < 2:
        return None
    across = polygon[1].get("X", 0.0) - polygon[0].get("X", 0.0)
    down = polygon[1].get("Y", 0.0) - polygon[0].get("Y", 0.0)
    if abs(across) >= abs(down):
        return Direction.RIGHT if across >= 0 else Direction.LEFT
    return Direction.DOWN if down > 0 else Direction.UP
