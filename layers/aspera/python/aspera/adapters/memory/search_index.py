"""Search in memory, with the same ranking: BM25 and cosines, fused."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from operator import mul
from threading import Lock

from aspera.domain.chunk import Chunk
from aspera.domain.errors import InvalidInput, NotFound
from aspera.domain.rank_fusion import fuse_ranks
from aspera.domain.search_words import query_words, words
from aspera.ports.search_index import SearchFilter, SearchHit

_SATURATION, _LENGTH = 1.2, 0.75
"""BM25's k1 and b."""

Key = tuple[str, str]
"""Document and chunk."""


class MemorySearchIndex:
    def __init__(self) -> None:
        self._owners: dict[str, str] = {}
        self._chunks: dict[Key, Chunk] = {}
        self._words: dict[Key, list[str]] = {}
        self._vectors: dict[Key, tuple[float, ...]] = {}
        self._lock = Lock()

    def add(self, owner: str, chunks: Sequence[Chunk], vectors: Sequence[Sequence[float]]) -> None:
        _check(chunks, vectors)
        with self._lock:
            for chunk in chunks:
                if self._owners.get(chunk.document_id, owner) != owner:
                    raise NotFound(f"There is no document {chunk.document_id!r}.")
            for chunk, vector in zip(chunks, vectors, strict=True):
                key = (chunk.document_id, chunk.chunk_id)
                self._owners[chunk.document_id] = owner
                self._chunks[key] = chunk
                self._words[key] = words(chunk.text)
                self._vectors[key] = tuple(map(float, vector))

    def search(
        self, query: str, vector: Sequence[float], filter: SearchFilter, limit: int = 10
    ) -> Sequence[SearchHit]:
        with self._lock:
            passing = [key for key in self._chunks if self._passes(key, filter)]
            by_words = self._relevance(passing, query_words(query))
            by_meaning = {key: self._cosine(key, vector) for key in passing}
            best = fuse_ranks(_ranked(by_words), _ranked(by_meaning))[: max(limit, 0)]
            return [self._hit(key, score) for key, score in best]

    def matches(self, phrase: Sequence[str], filter: SearchFilter, limit: int = 5) -> Sequence[SearchHit]:
        """A "word" of several words must occur as they stand, one after the other."""
        parts = [part for part in map(words, phrase) if part]
        if not parts:
            return []
        with self._lock:
            holding = [
                key
                for key in self._chunks
                if self._passes(key, filter) and all(_occurs(part, self._words[key]) for part in parts)
            ]
            found = self._relevance(holding, [word for part in parts for word in part])
            return [self._hit(key, found[key]) for key in _ranked(found)[: max(limit, 0)]]

    def count(self, document_id: str) -> int:
        with self._lock:
            return sum(key[0] == document_id for key in self._chunks)

    def delete(self, document_id: str) -> None:
        with self._lock:
            self._owners.pop(document_id, None)
            for key in [key for key in self._chunks if key[0] == document_id]:
                del self._chunks[key], self._words[key], self._vectors[key]

    def _passes(self, key: Key, filter: SearchFilter) -> bool:
        chunk = self._chunks[key]
        first, last = filter.pages or (chunk.page, chunk.page)
        return (
            self._owners[chunk.document_id] == filter.owner
            and (not filter.document_ids or chunk.document_id in filter.document_ids)
            and first <= chunk.page <= last
            and filter.kind in (None, chunk.kind)
        )

    def _relevance(self, keys: Sequence[Key], wanted: Iterable[str]) -> dict[Key, float]:
        """BM25 of the chunks for these words."""
        average = sum(map(len, self._words.values())) / max(len(self._words), 1) or 1
        rarities = {word: self._rarity(word) for word in wanted}
        return {key: _bm25(self._words[key], rarities, average) for key in keys}

    def _rarity(self, word: str) -> float:
        holding = sum(word in stored for stored in self._words.values())
        return math.log(1 + (len(self._words) - holding + 0.5) / (holding + 0.5))

    def _cosine(self, key: Key, vector: Sequence[float]) -> float:
        if not any(vector):
            return 0.0
        if len(vector) != len(self._vectors[key]):
            raise InvalidInput("The query's vector and the index's are of different lengths.")
        return math.fsum(map(mul, map(float, vector), self._vectors[key]))

    def _hit(self, key: Key, score: float) -> SearchHit:
        chunk = self._chunks[key]
        return SearchHit(
            chunk_id=chunk.chunk_id,
            document_id=chunk.document_id,
            page=chunk.page,
            section=chunk.section,
            text=chunk.text,
            boxes=tuple(box.ratios() for box in chunk.boxes),
            score=score,
        )


def _check(chunks: Sequence[Chunk], vectors: Sequence[Sequence[float]]) -> None:
    if len(chunks) != len(vectors):
        raise InvalidInput(f"{len(chunks)} chunks need as many vectors, not {len(vectors)}.")
    if len({len(vector) for vector in vectors}) > 1:
        raise InvalidInput("Vectors of different lengths cannot be indexed together.")
    if not all(len(vector) and all(map(math.isfinite, vector)) for vector in vectors):
        raise InvalidInput("Vectors are rows of finite numbers.")


def _ranked(scores: dict[Key, float]) -> list[Key]:
    """The keys with a positive score, best first; equal ones in the order of storing."""
    return sorted((key for key, score in scores.items() if score > 0), key=lambda key: -scores[key])


def _bm25(text: Sequence[str], rarities: Mapping[str, float], average: float) -> float:
    counts = Counter(text)
    damping = _SATURATION * (1 - _LENGTH + _LENGTH * len(text) / average)
    return sum(
        rarity * counts[word] * (_SATURATION + 1) / (counts[word] + damping)
        for word, rarity in rarities.items()
    )


def _occurs(part: Sequence[str], text: Sequence[str]) -> bool:
    size = len(part)
    return any(text[start : start + size] == part for start in range(len(text) - size + 1))
