"""The headings above each row, from sub-headings and indentation in the label column."""

from __future__ import annotations

from dataclasses import dataclass, field

_SAME = 400
"""In 1/100,000 of the page: indentations closer than this are equal."""


@dataclass(slots=True)
class _Heading:
    text: str
    indent: int


@dataclass(slots=True)
class Headings:
    """The stack of headings while one goes down the rows of a table."""

    _stack: list[_Heading] = field(default_factory=list)
    _fresh: bool = False

    def enter(self, text: str, indent: int) -> None:
        """A row without numbers. It ends the headings that are not above it: those that are
        indented as far, unless they stand right above it."""
        if not self._fresh:
            self._leave(indent - _SAME)
        else:
            self._leave(indent + _SAME)
        self._stack.append(_Heading(text.rstrip(": "), indent))
        self._fresh = True

    def above(self, indent: int) -> tuple[str, ...]:
        """The path of a row with numbers."""
        self._leave(indent + _SAME)
        self._fresh = False
        return tuple(heading.text for heading in self._stack)

    def close(self, label: str) -> None:
        """A total ends the heading that it names."""
        words = label.lower()
        if self._stack and words.startswith("total") and self._stack[-1].text.lower() in words:
            self._stack.pop()

    def _leave(self, indent: int) -> None:
        while self._stack and self._stack[-1].indent > indent:
            self._stack.pop()
