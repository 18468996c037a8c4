from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.chunking import TARGET_WORDS, Chunker
from aspera.domain.page import Block, BlockKind, Page, PageSource

KINDS = st.sampled_from(list(BlockKind))


def page_of_blocks(number: int, blocks: list[tuple[BlockKind, list[int]]]) -> Page:
    """A page from blocks given as (kind, words of each line)."""
    words: list[str] = []
    lines: list[int] = []
    made: list[Block] = []
    for kind, sizes in blocks:
        first = len(lines)
        for size in sizes:
            lines.append(len(words))
            words += [f"w{len(words) + i}" for i in range(size)]
        made.append(Block(kind, first, len(lines)))
    boxes = [edge for i in range(len(words)) for edge in (i, i, i + 1, i + 1)]
    return Page(number, 1, 1, PageSource.TEXT_LAYER, words, boxes, lines, made)


def chunks(*pages: Page):
    return list(Chunker("doc").chunks(pages))


@given(st.lists(st.tuples(KINDS, st.lists(st.integers(1, 60), min_size=1, max_size=8)), max_size=12))
def test_every_word_but_those_of_running_lines_is_in_exactly_one_chunk(blocks) -> None:
    page = page_of_blocks(1, blocks)
    running = (BlockKind.HEADER, BlockKind.FOOTER, BlockKind.PAGE_NUMBER)
    expected = [
        word
        for block in page.blocks
        if block.kind not in running
        for line in range(block.first_line, block.end_line)
        for word in (page.words[i] for i in page.line_words(line))
    ]
    made = chunks(page)
    assert [word for chunk in made for word in chunk.text.split()] == expected
    assert len({chunk.chunk_id for chunk in made}) == len(made)


def test_a_heading_begins_a_chunk_and_names_the_section_on_later_pages_too() -> None:
    first = page_of_blocks(
        1, [(BlockKind.TITLE, [2]), (BlockKind.SECTION_HEADER, [1]), (BlockKind.TEXT, [9])]
    )
    second = page_of_blocks(2, [(BlockKind.TEXT, [5])])
    made = chunks(first, second)
    assert made[-1].section == ("w0 w1", "w2")
    assert made[-1].page == 2


def test_a_chunk_is_not_much_longer_than_the_target() -> None:
    page = page_of_blocks(1, [(BlockKind.TEXT, [12] * 100)])
    assert all(len(chunk.text.split()) <= TARGET_WORDS + 12 for chunk in chunks(page))


def test_the_same_pages_make_the_same_ids() -> None:
    page = page_of_blocks(1, [(BlockKind.TEXT, [40, 40])])
    assert chunks(page) == chunks(page)
