"""Make a document's part of the search index anew from its stored pages."""

from __future__ import annotations

from aspera.domain.run import Run
from aspera.ports.embeddings import Embeddings
from aspera.ports.objects import Objects
from aspera.ports.pages import Pages
from aspera.ports.search_index import SearchIndex
from aspera.use_cases.chunk_document import chunk_document
from aspera.use_cases.embed_chunks import embed_chunks


def rebuild_index(
    run: Run, *, pages: Pages, objects: Objects, embeddings: Embeddings, search_index: SearchIndex
) -> int:
    """The number of chunks that are indexed now."""
    shards = chunk_document(run, pages=pages, objects=objects, search_index=search_index).shards
    return sum(
        embed_chunks(run, shard, objects=objects, embeddings=embeddings, search_index=search_index).indexed
        for shard in shards
    )
