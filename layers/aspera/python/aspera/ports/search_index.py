"""Finding chunks again, by words and by meaning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from aspera.domain.chunk import Chunk
from aspera.domain.finding import Value


class SearchFilter(Value):
    """What a hit must satisfy. `owner` is always checked."""

    owner: str
    document_ids: tuple[str, ...] = ()
    pages: tuple[int, int] | None = None
    kind: str | None = None


class SearchHit(Value):
    """`score` is comparable within one answer only; higher is better."""

    chunk_id: str
    document_id: str
    page: int
    section: tuple[str, ...]
    text: str
    boxes: tuple[tuple[float, float, float, float], ...]
    score: float


class SearchIndex(Protocol):
    def add(self, owner: str, chunks: Sequence[Chunk], vectors: Sequence[Sequence[float]]) -> None:
        """Store or replace by chunk_id; vectors in the order of the chunks, unit length."""

    def search(
        self, query: str, vector: Sequence[float], filter: SearchFilter, limit: int = 10
    ) -> Sequence[SearchHit]:
        """Best first: keyword and vector ranks fused (reciprocal rank fusion)."""

    def matches(self, phrase: Sequence[str], filter: SearchFilter, limit: int = 5) -> Sequence[SearchHit]:
        """Chunks that hold every one of the words (case and diacritics ignored)."""

    def count(self, document_id: str) -> int: ...

    def delete(self, document_id: str) -> None: ...
