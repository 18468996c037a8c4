"""The lines of a page in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator

from aspera.domain.textract_blocks.block_index import Block, BlockIndex

_LAYOUT = tuple(
    f"LAYOUT_{kind}"
    for kind in (
        *("HEADER", "TITLE", "SECTION_HEADER", "TEXT", "LIST"),
        *("TABLE", "KEY_VALUE", "FIGURE", "FOOTER", "PAGE_NUMBER"),
    )
)


def lines_in_order(index: BlockIndex, page: int) -> Iterator[Block]:
    """Each LINE once: by the layout blocks where there are any (they are in reading order), the rest
    as Textract gives them, from top to bottom."""
    seen: set[int] = set()
    layout = (line for block in index.of_page(page, *_LAYOUT) for line in _lines_below(index, block))
    for line in (*layout, *index.of_page(page, "LINE")):
        if id(line) not in seen:
            seen.add(id(line))
            yield line


def _lines_below(index: BlockIndex, block: Block) -> Iterator[Block]:
    """The lines of a layout block; a list holds them by its entries."""
    for child in index.related(block, "CHILD"):
        if child.get("BlockType") == "LINE":
            yield child
        elif block.get("BlockType") == "LAYOUT_LIST":
            yield from (line for line in index.related(child, "CHILD") if line.get("BlockType") == "LINE")
