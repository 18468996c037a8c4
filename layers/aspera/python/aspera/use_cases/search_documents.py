"""Search what was analysed, by words and by meaning."""

from __future__ import annotations

from collections.abc import Sequence

from aspera.ports.embeddings import Embeddings
from aspera.ports.search_index import SearchFilter, SearchHit, SearchIndex


def search_documents(
    query: str, filter: SearchFilter, limit: int, *, embeddings: Embeddings, search_index: SearchIndex
) -> Sequence[SearchHit]:
    """Best first."""
    return search_index.search(query, embeddings.embed([query])[0], filter, limit)
