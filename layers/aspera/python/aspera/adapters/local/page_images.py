"""Pictures of pages, drawn by a process of their own."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.adapters.local.reading.processes.supervision import (
    Supervisor,
    await_answer,
    await_opened,
    supervised,
)
from aspera.domain.document import MediaType
from aspera.domain.errors import UnreadableFile
from aspera.domain.page import Page
from aspera.ports.objects import Objects

_DPI = 110


class LocalPageImages:
    """Pages of PDFs and images as they are, pages that were set in type from their words."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._limits = ReadingLimits()

    def render(self, object_key: str, media_type: MediaType, pages: Iterable[Page]) -> Mapping[int, bytes]:
        drawn: dict[int, bytes] = {}
        numbers = deque(page.number for page in pages)
        with self._objects.file(object_key) as path, supervised(path, media_type, self._limits) as supervisor:
            while numbers:
                try:
                    drawn.update(_draw(supervisor, numbers))
                except UnreadableFile:
                    break
        return drawn


def _draw(supervisor: Supervisor, numbers: deque[int]) -> Iterator[tuple[int, bytes]]:
    """Take numbers and draw their pages, until all are drawn or the process ends on one."""
    supervisor.start(1)
    process, _ = await_opened(supervisor)
    while numbers:
        number = numbers.popleft()
        supervisor.ask(process, {"do": "render", "page": number, "dpi": _DPI})
        _, message, content = await_answer(supervisor)
        if message is None:
            supervisor.lose(process)
            return
        if "unreadable" not in message:
            yield number, content
