"""Embed one shard of chunks and put it into the search index."""

from __future__ import annotations

from aspera.domain.chunk_codec import decode_chunks
from aspera.domain.finding import Value
from aspera.domain.run import Run
from aspera.ports.embeddings import Embeddings
from aspera.ports.objects import Objects
from aspera.ports.search_index import SearchIndex


class Indexed(Value):
    indexed: int


def embed_chunks(
    run: Run, shard: str, *, objects: Objects, embeddings: Embeddings, search_index: SearchIndex
) -> Indexed:
    chunks = decode_chunks(objects.get(shard))
    vectors = embeddings.embed([" ".join((*chunk.section[-1:], chunk.text)) for chunk in chunks])
    search_index.add(run.owner, chunks, vectors)
    return Indexed(indexed=len(chunks))
