from __future__ import annotations

from aspera.domain.chunk import Chunk
from aspera.domain.chunk_codec import decode_chunks, encode_chunks
from aspera.domain.geometry import Box


def test_chunks_come_back_as_they_were() -> None:
    chunk = Chunk(
        "c", "d", 3, ("Notes", "1 Übersicht"), "Text “so”", (Box(1, 2, 3, 4), Box(5, 6, 7, 8)), "table"
    )
    assert decode_chunks(encode_chunks([chunk, chunk])) == [chunk, chunk]
