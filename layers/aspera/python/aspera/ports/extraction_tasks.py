"""Who waits for which extraction: kept from its start until its end is announced."""

from __future__ import annotations

from typing import Protocol

from aspera.domain.finding import Value
from aspera.domain.page_ranges import covers


class ExtractionTask(Value):
    """`tag` is 64 hexadecimal digits, derived from what is to be read; `pages` are inclusive
    ranges, none means all."""

    tag: str
    task_token: str
    document_id: str
    destination: str
    pages: tuple[tuple[int, int], ...] = ()

    def wants(self, page: int) -> bool:
        return covers(self.pages, page)


class ExtractionTasks(Protocol):
    def remember(self, task: ExtractionTask) -> None:
        """Store or replace by tag: an attempt that is repeated waits with a new token."""

    def recall(self, tag: str) -> ExtractionTask:
        """NotFound when nobody ever waited, or more than the seven days ago that Textract keeps
        its results."""
