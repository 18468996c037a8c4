from __future__ import annotations

from collections.abc import Sequence

from aspera.adapters.memory.cache import MemoryCache
from aspera.adapters.memory.clock import ManualClock
from aspera.adapters.memory.search_index import MemorySearchIndex
from aspera.domain.chunk import Chunk
from aspera.ports.search_index import SearchFilter
from aspera.use_cases.search_documents import search_documents


class CountingEmbeddings:
    dimensions = 2
    revision = "counting"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        self.asked.extend(texts)
        return [(0.1, 0.7) for _ in texts]


def test_the_same_query_is_embedded_once_for_each_owner() -> None:
    index, embeddings, cache = MemorySearchIndex(), CountingEmbeddings(), MemoryCache(ManualClock())
    index.add("ada", [Chunk("c1", "d1", 1, (), "emissions", ())], [(0.1, 0.7)])
    ports = {"search_index": index, "embeddings": embeddings, "cache": cache}
    first = search_documents("scope 3", SearchFilter(owner="ada"), 5, **ports)  # type: ignore[arg-type]
    again = search_documents("scope 3", SearchFilter(owner="ada"), 5, **ports)  # type: ignore[arg-type]
    search_documents("scope 3", SearchFilter(owner="bob"), 5, **ports)  # type: ignore[arg-type]
    assert [hit.chunk_id for hit in first] == ["c1"]
    assert again == first
    assert embeddings.asked == ["scope 3", "scope 3"]
