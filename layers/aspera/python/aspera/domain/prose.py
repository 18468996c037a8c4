"""The sentences of a page and what kind of block each stands in.

Rules judge sentences: a running line is no evidence, a heading is no statement, and what stands
in the two sentences before and after belongs to the context.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from aspera.domain.page import BlockKind, Page

_FIGURE = re.compile(r"\W*\d[\d.,]*\W*|[—–$€£-]")
_FEWEST_PAIRS = 2
_FEWEST_WORDS, _MOST_WORDS = 4, 150
_RUNNING = frozenset((BlockKind.HEADER, BlockKind.FOOTER, BlockKind.PAGE_NUMBER))
_HEADINGS = frozenset((BlockKind.TITLE, BlockKind.SECTION_HEADER))


@dataclass(frozen=True)
class Prose:
    """A sentence is named by its number in `page.text.sentences`."""

    page: Page

    @cached_property
    def _ends(self) -> list[int]:
        return [end for _, end in self.page.text.sentences]

    @cached_property
    def _block_starts(self) -> list[int]:
        starts, lines = self.page.text.starts, self.page.lines
        return [starts[lines[block.first_line]] for block in self.page.blocks]

    def at(self, position: int) -> int | None:
        """The sentence that the character at `position` belongs to, or None between two."""
        number = bisect_right(self._ends, position)
        sentences = self.page.text.sentences
        if number < len(sentences) and sentences[number][0] <= position:
            return number
        return None

    def holding(self, literal: str) -> Iterator[int]:
        """The sentences that hold `literal`, which is lower-case, in order, each once."""
        is_plain = literal.isascii() and "?" not in literal
        lower = self.page.text.plain if is_plain else self.page.text.lower
        position = lower.find(literal)
        if position < 0:
            return
        sentences = self.page.text.sentences
        blank = literal.startswith(" ")
        while position >= 0:
            number = self.at(position + blank)
            if number is not None:
                yield number
            position = lower.find(literal, position + 1 if number is None else sentences[number][1])

    def text(self, number: int) -> str:
        start, end = self.page.text.sentences[number]
        return self.page.text.text[start:end]

    def kind(self, number: int) -> BlockKind:
        """Of the block that the sentence stands in; TEXT when the page has no blocks."""
        index = bisect_right(self._block_starts, self.page.text.sentences[number][0]) - 1
        return self.page.blocks[index].kind if index >= 0 else BlockKind.TEXT

    def is_running(self, number: int) -> bool:
        """Whether it is a header, a footer or a page number."""
        return self.kind(number) in _RUNNING

    def is_statement(self, number: int) -> bool:
        """Whether it is running text of a readable length: no running line, no heading, no table."""
        kind = self.kind(number)
        if kind is BlockKind.TABLE or kind in _RUNNING:
            return False
        sentence = self.text(number)
        if kind in _HEADINGS and sentence[-1] != ".":
            return False
        return _FEWEST_WORDS <= len(sentence.split()) <= _MOST_WORDS and not is_tabular(sentence)

    def around(self, number: int, reach: int) -> tuple[str, str]:
        """Up to `reach` sentences before, and as many after, without running lines."""
        last = len(self._ends) - 1
        before = range(max(0, number - reach), number)
        after = range(number + 1, min(last, number + reach) + 1)
        return self._joined(before), self._joined(after)

    def _joined(self, numbers: range) -> str:
        return " ".join(self.text(number) for number in numbers if not self.is_running(number))


def is_tabular(sentence: str) -> bool:
    """Whether it is a row of a table set in line: figures that follow each other without a word or
    a comma between them, twice or more."""
    words = sentence.split()
    pairs = 0
    for word, following in pairwise(words):
        if word[-1] != "," and _FIGURE.fullmatch(word) and _FIGURE.fullmatch(following):
            pairs += 1
    return pairs >= _FEWEST_PAIRS
