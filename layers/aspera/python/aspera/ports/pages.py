"""The pages that a run has read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from aspera.domain.page import Page
from aspera.domain.run import Run
from aspera.ports.text_extraction import PageBatch


class Pages(Protocol):
    """Pages of a run never change once they are collected, so adapters may keep them in memory."""

    def add(self, run: Run, batch: PageBatch) -> None:
        """Make a collected batch part of the run. The same batch again changes nothing."""

    def batches(self, run: Run) -> Sequence[PageBatch]:
        """By page number."""

    def read(self, run: Run, first: int, last: int) -> Sequence[Page]:
        """The pages from `first` to `last` that were collected, in order; unread ones too."""
