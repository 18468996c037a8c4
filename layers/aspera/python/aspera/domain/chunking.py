"""Cutting a document into chunks for retrieval: whole sentences, one page each, with headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from aspera.domain.chunk import Chunk
from aspera.domain.geometry import Box
from aspera.domain.page import Block, BlockKind, Page, line_boxes
from aspera.domain.run import digest

TARGET_WORDS = 160
_RUNNING = frozenset({BlockKind.HEADER, BlockKind.FOOTER, BlockKind.PAGE_NUMBER})
_HEADINGS = {BlockKind.TITLE: 0, BlockKind.SECTION_HEADER: 1}


@dataclass(slots=True)
class Chunker:
    """Pages go in by number, chunks come out; headings are carried from page to page."""

    document_id: str
    _section: list[str] = field(default_factory=list)

    def chunks(self, pages: Iterable[Page]) -> Iterator[Chunk]:
        for page in pages:
            if page.words:
                yield from self._page_chunks(page)

    def _page_chunks(self, page: Page) -> Iterator[Chunk]:
        pending: list[range] = []
        size = 0
        for block in page.blocks:
            if block.kind in _RUNNING:
                continue
            if block.kind in _HEADINGS:
                if pending:
                    yield self._chunk(page, pending)
                self._enter(page, block)
                pending, size = [], 0
            for words in _portions(page, block):
                if size and size + len(words) > TARGET_WORDS:
                    yield self._chunk(page, pending)
                    pending, size = [], 0
                pending.append(words)
                size += len(words)
        if pending:
            yield self._chunk(page, pending)

    def _enter(self, page: Page, block: Block) -> None:
        depth = _HEADINGS[block.kind]
        del self._section[depth:]
        words = block_words(page, block)
        self._section.append(" ".join(page.words[words.start : words.stop])[:200])

    def _chunk(self, page: Page, portions: list[range]) -> Chunk:
        return Chunk(
            chunk_id=digest(self.document_id, str(page.number), str(portions[0].start)),
            document_id=self.document_id,
            page=page.number,
            section=tuple(self._section),
            text=" ".join(" ".join(page.words[portion.start : portion.stop]) for portion in portions),
            boxes=tuple(box for portion in portions for box in line_boxes(page, portion)),
            kind="table" if _is_tabular(page, portions) else "text",
        )


def block_words(page: Page, block: Block) -> range:
    return range(page.lines[block.first_line], page.line_words(block.end_line - 1).stop)


def _portions(page: Page, block: Block) -> Iterator[range]:
    """The block's words, cut at line ends where the block alone exceeds the target."""
    start = page.lines[block.first_line]
    for line in range(block.first_line, block.end_line):
        stop = page.line_words(line).stop
        if stop - start >= TARGET_WORDS or line == block.end_line - 1:
            yield range(start, stop)
            start = stop


def _is_tabular(page: Page, portions: Sequence[range]) -> bool:
    """Whether the middle word of the chunk stands in a table."""
    if not page.tables:
        return False
    words = list(chain.from_iterable(portions))
    box: Box = page.box(words[len(words) // 2])
    return any(
        table.box.left <= box.left
        and box.right <= table.box.right
        and table.box.top <= box.top <= table.box.bottom
        for table in page.tables
    )
