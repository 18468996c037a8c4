"""Footnotes: which marks a sentence bears, and what the notes of its page say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from aspera.domain.page import Page

_RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
_MARK = re.compile(
    r"(?<=[a-z]{3})(?P<glued>\d{1,2})(?![\w%])"
    r"|(?<=[a-z]{3}[.,;:])(?P<after>\d{1,2})(?=\s|$)"
    r"|(?<=\d%) ?(?P<share>\d{1,2})(?= [a-z(]|[.,;]|$)"
    r"|(?<=[a-z]{3}) (?P<apart>\d{1,2})(?= [.,;:])"
    r"|(?<!notes )(?<!note )\((?P<bracketed>\d{1,2}|[a-z])\)"
    r"|(?<![\w*†‡])(?<=.)(?P<symbol>[*†‡]{1,2})(?=\W|$)|(?<=\w)(?P<fixed>[*†‡]{1,2})"
)
_NOTE = re.compile(
    r"(?:^|(?<=\s))(?:\((?P<bracketed>\d{1,2}|[a-z])\)|(?P<symbol>[*†‡]{1,2})) ?(?=[A-Z“\"(])"
    r"|(?:^|(?<=[a-z]\. ))(?P<bare>\d{1,2})\.? (?=[A-Z“\"(])",
    re.MULTILINE,
)
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Note:
    """`start` and `end` are where its words stand in the page's text."""

    mark: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Notes:
    """The notes of a page, found when they are first asked for."""

    page: Page

    @cached_property
    def by_mark(self) -> Mapping[str, Note]:
        """The last note of each mark: notes stand below what they belong to."""
        return {note.mark: note for note in self._all()}

    def of(self, sentence: str) -> list[Note]:
        """The notes that the marks of `sentence` lead to, without those that hold the sentence."""
        marks = marks_of(sentence)
        notes = [self.by_mark[mark] for mark in marks if mark in self.by_mark] if marks else []
        return [note for note in notes if sentence not in note.text and note.text not in sentence]

    def _all(self) -> Iterator[Note]:
        text = self.page.text.text
        found = list(_NOTE.finditer(text))
        for position, match in enumerate(found):
            stop = found[position + 1].start() if position + 1 < len(found) else len(text)
            newline = text.find("\n", match.end())
            end = min(stop, len(text) if newline < 0 else newline, match.end() + _LONGEST)
            mark = match["bracketed"] or match["symbol"] or match["bare"]
            yield Note(mark, text[match.end() : end].strip(), match.end(), end)


def marks_of(sentence: str) -> tuple[str, ...]:
    """The footnote marks in a sentence, each once, in order."""
    marks = (
        next(group for group in match.groups() if group)
        for match in _MARK.finditer(sentence.translate(_RAISED))
    )
    return tuple(dict.fromkeys(marks))
