"""Textract's blocks by id. Relations may point to blocks of a later result page, so all are indexed
before any is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from aspera.domain.geometry import UNITS, Box
from aspera.domain.textract_blocks.ticks import put_in

Block = Mapping[str, Any]

_TICKS = {"SELECTED": "☒", "NOT_SELECTED": "☐"}
_FAR = 1e6
"""Pages: no place is there."""
_MARKS = ("WORD", "SELECTION_ELEMENT")


class BlockIndex:
    """The blocks of one document. Relations to blocks that are not there are passed over."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._by_id: dict[str, Block] = {}
        self._by_page: dict[int, list[Block]] = defaultdict(list)
        self._rank: dict[int, int] = {}
        for block in blocks:
            self._rank[id(block)] = len(self._rank)
            self._by_id[block.get("Id") or f"#{len(self._by_id)}"] = block
            self._by_page[block.get("Page") or 1].append(block)

    @property
    def pages(self) -> Sequence[int]:
        """Numbers of the pages that have blocks, ascending. Answers about one image number none."""
        return sorted(self._by_page)

    def of_page(self, page: int, *kinds: str) -> list[Block]:
        """In the order of the answer."""
        return [block for block in self._by_page[page] if block.get("BlockType") in kinds]

    def related(self, block: Block, relation: str) -> list[Block]:
        relations = block.get("Relationships") or ()
        ids = [id_ for one in relations if one.get("Type") == relation for id_ in one.get("Ids") or ()]
        return [self._by_id[id_] for id_ in ids if id_ in self._by_id]

    def marks(self, block: Block) -> list[Block]:
        """The words and selection elements right below a block."""
        return [child for child in self.related(block, "CHILD") if child.get("BlockType") in _MARKS]

    def text(self, *blocks: Block) -> str:
        """What the blocks say together, in the order of the lines and not of the cells."""
        marks = [mark for block in blocks for mark in self.marks(block)]
        marks.sort(key=lambda mark: self._rank[id(mark)])
        line = [(mark_text(mark), box_of(mark)) for mark in marks if mark.get("BlockType") == "WORD"]
        lines = [line] if line else []
        put_in(lines, ((mark_text(m), box_of(m)) for m in marks if m.get("BlockType") != "WORD"))
        return " ".join(text for line in lines for text, _ in line if text)


def mark_text(block: Block) -> str:
    """What a word or a selection element says: a ticked box is ☒, an empty one ☐."""
    if block.get("BlockType") == "SELECTION_ELEMENT":
        return _TICKS.get(block.get("SelectionStatus") or "", "☐")
    return "".join((block.get("Text") or "").split())


def box_of(block: Block) -> Box:
    """Its bounding box, clipped to the page; one without width or height is one unit wide."""
    bounds = (block.get("Geometry") or {}).get("BoundingBox") or {}
    x, y = bounds.get("Left") or 0.0, bounds.get("Top") or 0.0
    left, top = min(_units(x), UNITS - 1), min(_units(y), UNITS - 1)
    right, bottom = _units(x + (bounds.get("Width") or 0.0)), _units(y + (bounds.get("Height") or 0.0))
    return Box(left, top, max(right, left + 1), max(bottom, top + 1))


def _units(ratio: float) -> int:
    """Nought for what is no number."""
    if not -_FAR < ratio < _FAR:
        return UNITS if ratio >= _FAR else 0
    return max(0, min(round(ratio * UNITS), UNITS))
