"""Search in OpenSearch (Serverless, or any with k-NN): words and meaning asked apart, ranks fused here.

Serverless shows what was written only after ten seconds (NextGen) to a minute (Classic, vectors)
and has no `_refresh`. `add` therefore returns when its chunks can be found: who asks next, the
second search for something absent above all, sees them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import isfinite
from typing import Any

import orjson

from aspera.adapters.aws import opensearch_queries as queries
from aspera.adapters.aws.opensearch_errors import translated
from aspera.domain.chunk import Chunk
from aspera.domain.errors import InvalidInput, NotFound, Unavailable
from aspera.domain.geometry import Box
from aspera.domain.rank_fusion import fuse_ranks
from aspera.domain.run import digest
from aspera.domain.search_words import words
from aspera.ports.search_index import SearchFilter, SearchHit

_DEPTH = 100
_BULK_BYTES = 5_000_000


class OpenSearchIndex:
    """`own_ids` is False for Classic vector collections, which choose ids themselves: there a chunk that
    is added again, or delivered twice by the wire, stands beside the one before; of each the latest stays.
    `patience` is how many seconds `add` waits for its chunks to be found."""

    def __init__(
        self, client: Any, index: str, dimensions: int, *, own_ids: bool = True, patience: float = 120
    ) -> None:
        self._client = client
        self._index = index
        self._dimensions = dimensions
        self._own_ids = own_ids
        self._patience = patience

    def add(self, owner: str, chunks: Sequence[Chunk], vectors: Sequence[Sequence[float]]) -> None:
        """NotFound when a document is indexed for another owner; then nothing is stored."""
        self._check(chunks, vectors)
        if not chunks:
            return
        document_ids = sorted({chunk.document_id for chunk in chunks})
        strangers = {"bool": {"must_not": [{"term": {"owner": owner}}]}}
        if self._total({"terms": {"document_id": document_ids}}, strangers):
            raise NotFound(f"There is no document {document_ids[0]!r}.")
        rows = {_key(chunk): (chunk, vector) for chunk, vector in zip(chunks, vectors, strict=True)}
        batch = f"{time.time_ns():020d} {digest(owner, *rows)}"
        self._bulk(self._writes(owner, batch, rows))
        self._until(lambda: self._total({"term": {"batch": batch}}) >= len(rows))
        if not self._own_ids:
            self._keep_the_latest(list(rows))

    def search(
        self, query: str, vector: Sequence[float], filter: SearchFilter, limit: int = 10
    ) -> Sequence[SearchHit]:
        if any(vector) and len(vector) != self._dimensions:
            raise InvalidInput("The query's vector and the index's are of different lengths.")
        depth = max(limit, _DEPTH)
        worded = self._hits(queries.by_words(query, filter, depth))
        near = [hit for hit in self._hits(queries.by_meaning(vector, filter, depth)) if queries.is_near(hit)]
        found = {hit["_source"]["key"]: hit for hit in (*worded, *near)}
        best = fuse_ranks(*([hit["_source"]["key"] for hit in part] for part in (worded, near)))
        return [_hit(found[key], score) for key, score in best[: max(limit, 0)]]

    def matches(self, phrase: Sequence[str], filter: SearchFilter, limit: int = 5) -> Sequence[SearchHit]:
        """A "word" of several words must occur as they stand, one after the other."""
        parts = [part for part in dict.fromkeys(" ".join(words(part)) for part in phrase) if part]
        hits = self._hits(queries.holding(parts, filter, limit))
        found = (_hit(hit, float(hit["_score"])) for hit in hits)
        return [hit for hit in found if len(parts) <= queries.MOST_CLAUSES or _holds(hit.text, parts)]

    def count(self, document_id: str) -> int:
        return self._total({"term": {"document_id": document_id}})

    def delete(self, document_id: str) -> None:
        """Removes what can be found until nothing can; chunks that are still on their way are not seen."""
        deadline, pause, gone = time.monotonic() + self._patience, 0.1, set[str]()
        while found := {hit["_id"] for hit in self._found("document_id", [document_id])}:
            self._bulk(_deletions(sorted(found - gone)))
            if time.monotonic() > deadline:
                return
            time.sleep(pause)
            pause, gone = min(2 * pause, 2.0), gone | found

    def _check(self, chunks: Sequence[Chunk], vectors: Sequence[Sequence[float]]) -> None:
        if len(chunks) != len(vectors):
            raise InvalidInput(f"{len(chunks)} chunks need as many vectors, not {len(vectors)}.")
        for vector in vectors:
            if len(vector) != self._dimensions or not all(map(isfinite, vector)):
                raise InvalidInput(f"Vectors are rows of {self._dimensions} finite numbers.")

    def _writes(
        self, owner: str, batch: str, rows: dict[str, tuple[Chunk, Sequence[float]]]
    ) -> Iterator[bytes]:
        for key, (chunk, vector) in rows.items():
            action = {"index": {"_id": key} if self._own_ids else {}}
            yield orjson.dumps(action) + b"\n" + orjson.dumps(_source(owner, batch, key, chunk, vector))

    def _bulk(self, lines: Iterator[bytes]) -> None:
        for body in _bodies(lines):
            with translated():
                answer = self._client.bulk(body=body, index=self._index)
            if answer["errors"]:
                failed = [entry for item in answer["items"] for entry in item.values() if "error" in entry]
                raise Unavailable(f"OpenSearch refused {len(failed)} of {len(answer['items'])} chunks")

    def _hits(self, query: queries.Query | None) -> list[dict[str, Any]]:
        if query is None:
            return []
        with translated():
            answer = self._client.search(index=self._index, body=query)
        unique = {hit["_source"]["key"]: hit for hit in reversed(answer["hits"]["hits"])}
        return [unique[key] for key in reversed(unique)]

    def _keep_the_latest(self, keys: list[str]) -> None:
        """What can be found of these keys; what comes to light later goes with the next that is written."""
        found = list(self._found("key", keys))
        found.sort(key=lambda hit: (hit["_source"]["batch"], hit["_id"]))
        latest = {hit["_source"]["key"]: hit["_id"] for hit in found}
        surplus = [hit["_id"] for hit in found if latest[hit["_source"]["key"]] != hit["_id"]]
        if surplus:
            self._bulk(_deletions(surplus))
            self._until(lambda: self._total({"terms": {"key": keys}}) <= len(keys))

    def _found(self, field: str, values: Sequence[str]) -> Iterator[dict[str, Any]]:
        """The key that ends a full window is asked for again: more of its chunks may follow."""
        query = queries.keys_of(field, values)
        while True:
            with translated():
                hits = self._client.search(index=self._index, body=query)["hits"]["hits"]
            if len(hits) < query["size"]:
                yield from hits
                return
            whole = [hit for hit in hits if hit["sort"] != hits[-1]["sort"]] or hits
            yield from whole
            query["search_after"] = whole[-1]["sort"]

    def _total(self, *clauses: queries.Query) -> int:
        with translated():
            answer = self._client.search(index=self._index, body=queries.counted(*clauses))
        return int(answer["hits"]["total"]["value"])

    def _until(self, holds: Callable[[], bool]) -> None:
        deadline = time.monotonic() + self._patience
        while not holds():
            if time.monotonic() > deadline:
                raise Unavailable("the chunks that were indexed cannot be found yet")
            time.sleep(0.1)


def _key(chunk: Chunk) -> str:
    return digest(chunk.document_id, chunk.chunk_id, length=40)


def _source(owner: str, batch: str, key: str, chunk: Chunk, vector: Sequence[float]) -> dict[str, Any]:
    return {
        "key": key,
        "batch": batch,
        "owner": owner,
        "document_id": chunk.document_id,
        "chunk_id": chunk.chunk_id,
        "kind": chunk.kind,
        "page": chunk.page,
        "section": list(chunk.section),
        "text": chunk.text,
        "boxes": [number for box in chunk.boxes for number in box],
        "words": " ".join(words(chunk.text)),
        "vector": list(vector),
    }


def _deletions(ids: Iterable[str]) -> Iterator[bytes]:
    return (orjson.dumps({"delete": {"_id": id}}) for id in ids)


def _bodies(lines: Iterator[bytes]) -> Iterator[bytes]:
    part: list[bytes] = []
    size = 0
    for line in lines:
        if part and size + len(line) > _BULK_BYTES:
            yield b"\n".join(part) + b"\n"
            part, size = [], 0
        part.append(line)
        size += len(line)
    if part:
        yield b"\n".join(part) + b"\n"


def _hit(hit: dict[str, Any], score: float) -> SearchHit:
    source = hit["_source"]
    numbers = source["boxes"]
    boxes = [Box(*numbers[start : start + 4]) for start in range(0, len(numbers), 4)]
    return SearchHit(
        chunk_id=source["chunk_id"],
        document_id=source["document_id"],
        page=source["page"],
        section=tuple(source["section"]),
        text=source["text"],
        boxes=tuple(box.ratios() for box in boxes),
        score=score,
    )


def _holds(text: str, parts: Sequence[str]) -> bool:
    """For more parts than one question to the index may have."""
    cut = f" {' '.join(words(text))} "
    return all(f" {part} " in cut for part in parts)
