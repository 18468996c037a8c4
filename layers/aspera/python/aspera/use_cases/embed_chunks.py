"""Embed one shard of chunks and put it into the search index."""

from __future__ import annotations

import orjson

from aspera.domain.chunk import Chunk
from aspera.domain.finding import Value
from aspera.domain.geometry import Box
from aspera.domain.run import Run
from aspera.ports.embeddings import Embeddings
from aspera.ports.objects import Objects
from aspera.ports.search_index import SearchIndex


class Indexed(Value):
    indexed: int


def embed_chunks(
    run: Run, shard: str, *, objects: Objects, embeddings: Embeddings, search_index: SearchIndex
) -> Indexed:
    chunks = [_chunk(item) for item in orjson.loads(objects.get(shard))]
    vectors = embeddings.embed([" ".join((*chunk.section[-1:], chunk.text)) for chunk in chunks])
    search_index.add(run.owner, chunks, vectors)
    return Indexed(indexed=len(chunks))


def _chunk(item: dict[str, object]) -> Chunk:
    boxes = tuple(Box(*box) for box in item.pop("boxes"))  # type: ignore[attr-defined]
    section = tuple(item.pop("section"))  # type: ignore[call-overload]
    return Chunk(boxes=boxes, section=section, **item)  # type: ignore[arg-type]
