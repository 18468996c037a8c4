"""What Textract might say of pages that we have read ourselves: blocks of its vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from aspera.domain.geometry import Box
from aspera.domain.page import Page
from aspera.domain.table import Table

Block = dict[str, Any]


def blocks_of(pages: Iterable[Page]) -> list[Block]:
    return [block for page in pages for block in _page(page)]


def _page(page: Page) -> Iterator[Block]:
    yield _block(page.number, "PAGE", f"p{page.number}", Box(0, 0, 100_000, 100_000))
    words = [f"p{page.number}-w{index}" for index in range(len(page.words))]
    for index, (id_, text) in enumerate(zip(words, page.words, strict=True)):
        yield _block(page.number, "WORD", id_, page.box(index), Text=text, Confidence=99.0)
    for line in range(len(page.lines)):
        members = page.line_words(line)
        boxes = [page.box(word) for word in members]
        text = " ".join(page.words[word] for word in members)
        children = [words[word] for word in members]
        yield _block(page.number, "LINE", f"p{page.number}-l{line}", _around(boxes), children, Text=text)
    for number, table in enumerate(page.tables):
        yield from _table(page, table, f"p{page.number}-t{number}", words)


def _table(page: Page, table: Table, id_: str, words: list[str]) -> Iterator[Block]:
    cells = [cell for row in table.grid for cell in row if cell]
    ids = [f"{id_}-{cell.row}-{cell.column}" for cell in cells]
    yield _block(page.number, "TABLE", id_, table.box, ids)
    for cell, cell_id in zip(cells, ids, strict=True):
        inside = [words[i] for i in range(len(words)) if _holds(cell.box, page.box(i))]
        kinds = {"EntityTypes": ["COLUMN_HEADER"]} if cell.row < table.header_rows else {}
        place = {"RowIndex": cell.row + 1, "ColumnIndex": cell.column + 1}
        yield _block(page.number, "CELL", cell_id, cell.box, inside, **place, **kinds)


def _block(page: int, kind: str, id_: str, box: Box, children: Iterable[str] = (), **more: Any) -> Block:
    left, top, width, height = box.ratios()
    bounds = {"Left": left, "Top": top, "Width": width, "Height": height}
    related = {"Relationships": [{"Type": "CHILD", "Ids": list(children)}]} if children else {}
    return {
        "BlockType": kind,
        "Id": id_,
        "Page": page,
        "Geometry": {"BoundingBox": bounds},
        **related,
        **more,
    }


def _around(boxes: list[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def _holds(cell: Box, word: Box) -> bool:
    across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return cell.left <= across <= cell.right and cell.top <= down <= cell.bottom
