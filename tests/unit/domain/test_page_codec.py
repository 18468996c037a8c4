from __future__ import annotations

import zlib

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.errors import Defect
from aspera.domain.geometry import Box
from aspera.domain.page import Block, BlockKind, Page, PageSource
from aspera.domain.page_codec import decode_pages, encode_pages
from aspera.domain.table import Cell, Table, UnreadTable

WORDS = st.lists(st.text(st.characters(exclude_categories=("Cc", "Cs", "Z")), min_size=1), max_size=30)


@given(WORDS, st.data())
def test_pages_come_back_as_they_were(words: list[str], data) -> None:
    edges = st.integers(0, 100_000)
    boxes = data.draw(st.lists(edges, min_size=4 * len(words), max_size=4 * len(words)))
    page = Page(
        number=7,
        width=595.2,
        height=841.9,
        source=PageSource.OCR,
        words=words,
        boxes=boxes,
        lines=[0] if words else [],
        blocks=[Block(BlockKind.LIST, 0, 1)] if words else [],
        problem=None,
    )
    (back,) = decode_pages(encode_pages([page]))
    assert list(back.words) == words
    assert list(back.boxes) == boxes
    assert (list(back.lines), list(back.blocks)) == (list(page.lines), list(page.blocks))
    assert (back.number, back.width, back.height, back.source) == (7, 595.2, 841.9, PageSource.OCR)


def test_tables_come_back_with_their_holes() -> None:
    cell = Cell(1, 1, "1,234", Box(1, 2, 3, 4))
    table = Table(2, Box(0, 0, 9, 9), "in EUR m", 1, 1, ((None, None), (None, cell)))
    page = Page(2, 1, 1, PageSource.TEXT_LAYER, ["x"], [0, 0, 1, 1], [0], [], [table])
    assert decode_pages(encode_pages([page]))[0].tables == [table]


def test_another_format_is_a_defect() -> None:
    with pytest.raises(Defect, match="format 2"):
        decode_pages(zlib.compress(orjson.dumps({"format": 2, "pages": []})))


def test_tables_that_were_given_up_are_kept_with_their_reason() -> None:
    given_up = UnreadTable(Box(1, 2, 3, 4), "more than 1,000 columns")
    page = Page(1, 612, 792, PageSource.TEXT_LAYER, ["a"], [1, 2, 3, 4], [0], unread_tables=[given_up])
    (back,) = decode_pages(encode_pages([page]))
    assert back.unread_tables == [given_up]


def test_pages_that_were_stored_before_tables_were_given_up_are_read() -> None:
    data = orjson.loads(zlib.decompress(encode_pages([Page(1, 612, 792, PageSource.BLANK)])))
    del data["pages"][0]["unread_tables"]
    (back,) = decode_pages(zlib.compress(orjson.dumps(data)))
    assert not back.unread_tables
