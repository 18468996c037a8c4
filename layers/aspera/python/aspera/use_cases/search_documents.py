"""Search what was analysed, by words and by meaning."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from aspera.domain.run import digest
from aspera.ports.cache import Cache
from aspera.ports.embeddings import Embeddings
from aspera.ports.search_index import SearchFilter, SearchHit, SearchIndex

_KEPT_SECONDS = 24 * 3600


def search_documents(
    query: str,
    filter: SearchFilter,
    limit: int,
    *,
    embeddings: Embeddings,
    search_index: SearchIndex,
    cache: Cache,
) -> Sequence[SearchHit]:
    """Best first. A query that was asked before is embedded only once."""
    return search_index.search(query, _vector(query, filter.owner, embeddings, cache), filter, limit)


def _vector(query: str, owner: str, embeddings: Embeddings, cache: Cache) -> Sequence[float]:
    key = digest("query", embeddings.revision, query, length=40)
    known = cache.get(owner, key)
    if known is not None and len(known) == 8 * embeddings.dimensions:
        return array("d", known).tolist()
    vector = [float(value) for value in embeddings.embed([query])[0]]
    cache.put(owner, key, array("d", vector).tobytes(), _KEPT_SECONDS)
    return vector
