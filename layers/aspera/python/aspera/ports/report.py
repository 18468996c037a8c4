"""A result for people and for other programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from aspera.domain.outcome import Analysis


class ReportRenderer(Protocol):
    def render(self, analysis: Analysis, pictures: Mapping[int, bytes]) -> bytes:
        """One self-contained file. `pictures` are JPEGs of cited pages by page number; a page
        without one is shown by its quotes alone."""
