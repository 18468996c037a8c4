"""A piece of text for retrieval, with where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from aspera.domain.geometry import Box


@dataclass(frozen=True, slots=True)
class Chunk:
    """`section` is the path of headings above it, outermost first. `boxes` mark its lines."""

    chunk_id: str
    document_id: str
    page: int
    section: tuple[str, ...]
    text: str
    boxes: tuple[Box, ...]
    kind: str = "text"
    """"text" or "table"."""
