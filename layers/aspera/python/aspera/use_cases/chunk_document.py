"""Cut the document into chunks and store them in shards; note on the way what it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from aspera.domain.chunk import Chunk
from aspera.domain.chunk_codec import encode_chunks
from aspera.domain.chunking import Chunker
from aspera.domain.entities.extraction import sightings
from aspera.domain.entities.sighting import SIGHTINGS, Sighting, encode_sightings
from aspera.domain.finding import Value
from aspera.domain.page import Page
from aspera.domain.run import Run
from aspera.ports.objects import Objects
from aspera.ports.pages import Pages
from aspera.ports.search_index import SearchIndex

SHARD_CHUNKS = 512


class ChunkShards(Value):
    """`shards` are object keys, `chunks` how many chunks all of them hold."""

    shards: tuple[str, ...]
    chunks: int


def chunk_document(run: Run, *, pages: Pages, objects: Objects, search_index: SearchIndex) -> ChunkShards:
    """What an earlier run of the document indexed is forgotten first."""
    search_index.delete(run.document_id)
    named: list[Sighting] = []
    chunks = list(Chunker(run.document_id).chunks(_noting(_pages(run, pages), named)))
    objects.put(run.key(SIGHTINGS), encode_sightings(named))
    shards = [
        _store(run.key("chunks", f"{number:05d}.json"), shard, objects)
        for number, shard in enumerate(
            chunks[start : start + SHARD_CHUNKS] for start in range(0, len(chunks), SHARD_CHUNKS)
        )
    ]
    result = ChunkShards(shards=tuple(shards), chunks=len(chunks))
    objects.put(run.key("chunks.json"), result.model_dump_json().encode())
    return result


def _noting(pages: Iterable[Page], named: list[Sighting]) -> Iterator[Page]:
    for page in pages:
        named.extend(sightings((page,)))
        yield page


def _pages(run: Run, pages: Pages) -> Iterator[Page]:
    for batch in pages.batches(run):
        yield from pages.read(run, batch.first, batch.last)


def _store(key: str, chunks: Sequence[Chunk], objects: Objects) -> str:
    objects.put(key, encode_chunks(chunks))
    return key
