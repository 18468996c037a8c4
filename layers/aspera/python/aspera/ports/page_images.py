"""Pictures of pages, for showing evidence where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from aspera.domain.document import MediaType
from aspera.domain.page import Page


class PageImages(Protocol):
    def render(self, object_key: str, media_type: MediaType, pages: Iterable[Page]) -> Mapping[int, bytes]:
        """A JPEG for each page that can be drawn, by page number. Typeset pages are drawn from
        their words. A page that cannot be drawn is left out."""
