"""Chunks as bytes, on their way to the search index."""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from aspera.domain.chunk import Chunk
from aspera.domain.geometry import Box


def encode_chunks(chunks: Sequence[Chunk]) -> bytes:
    return orjson.dumps(chunks, default=tuple)


def decode_chunks(data: bytes) -> list[Chunk]:
    """The inverse of `encode_chunks`."""
    return [
        Chunk(
            chunk_id=item["chunk_id"],
            document_id=item["document_id"],
            page=item["page"],
            section=tuple(item["section"]),
            text=item["text"],
            boxes=tuple(Box(*box) for box in item["boxes"]),
            kind=item["kind"],
        )
        for item in orjson.loads(data)
    ]
