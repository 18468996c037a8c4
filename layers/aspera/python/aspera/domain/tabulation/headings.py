"""The headings above each row, from sub-headings and indentation in the label column."""

from __future__ import annotations

from dataclasses import dataclass, field

_SAME = 400
"""In 1/100,000 of the page: indentations closer than this are equal."""

_ENDS = ("total", "net ", "summe", "gesamt", "somme")


@dataclass(slots=True)
class _Heading:
    text: str
    indent: int
    indents: bool = False
    """Whether the rows under it are set further in."""


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
        """The path of a row with numbers. It has left a heading whose rows are set further in."""
        self._leave(indent + _SAME)
        while self._stack and self._stack[-1].indents and indent <= self._stack[-1].indent + _SAME:
            self._stack.pop()
        if self._stack and indent > self._stack[-1].indent + _SAME:
            self._stack[-1].indents = True
        return self.current()

    def current(self) -> tuple[str, ...]:
        """The path of a row without a label."""
        self._fresh = False
        return tuple(heading.text for heading in self._stack)

    def close(self, label: str) -> None:
        """A total ends the heading that it names, and those under it."""
        words = label.lower()
        if not words.startswith(_ENDS):
            return
        for depth, heading in enumerate(self._stack):
            if heading.text.lower() in words:
                del self._stack[depth:]
                return

    def _leave(self, indent: int) -> None:
        while self._stack and self._stack[-1].indent > indent:
            self._stack.pop()
