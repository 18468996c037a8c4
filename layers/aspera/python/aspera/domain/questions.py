"""Questions about many items, put to a model a few items at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from aspera.domain.answer import Answer
from aspera.domain.framing import Item, framed
from aspera.domain.inquiry import Inquiry, ModelRequest

_BYTES_A_PAGE = 3_000
"""So much is shown of each page at most; estimates count on it."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Question(Generic[T]):
    """`items[0]` is number 1 in the request."""

    request: ModelRequest
    items: Sequence[T]

    def item(self, number: int) -> T | None:
        """None for a number that was not asked about."""
        return self.items[number - 1] if 0 < number <= len(self.items) else None


def put(
    inquiry: Inquiry, items: Sequence[T], show: Callable[[T], Item], *, most_items: int, pages: int
) -> list[Question[T]]:
    """In the order of `items`, as many as an inquiry about so many pages may take up. An item that
    is too large by itself is left out."""
    room = _BYTES_A_PAGE * min(inquiry.pages, pages)
    questions: list[Question[T]] = []
    for group, lines in _groups(items, show, most_items, room):
        if len(questions) == max(1, pages // inquiry.pages):
            break
        questions.append(Question(ModelRequest(inquiry=inquiry, content="\n".join(lines)), group))
    return questions


def answered(
    questions: Iterable[Question[T]], answers: Iterable[tuple[ModelRequest, Answer]]
) -> Iterator[tuple[Question[T], Mapping[str, Any]]]:
    """Each question that has an answer, with its content."""
    contents = {(request.inquiry.name, request.content): answer.content for request, answer in answers}
    for question in questions:
        content = contents.get((question.request.inquiry.name, question.request.content))
        if content is not None:
            yield question, content


def _groups(
    items: Iterable[T], show: Callable[[T], Item], most_items: int, room: int
) -> Iterator[tuple[list[T], list[str]]]:
    group: list[T] = []
    lines: list[str] = []
    used = 0
    for item in items:
        line = framed({"number": len(group) + 1, **show(item)})
        size = len(line.encode()) + 1
        if size > room:
            continue
        if group and (len(group) == most_items or used + size > room):
            yield group, lines
            group, lines, used = [], [], 0
            line = framed({"number": 1, **show(item)})
        group.append(item)
        lines.append(line)
        used += size
    if group:
        yield group, lines
