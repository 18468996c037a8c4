"""A search index behind a wire on which things go wrong, with ids of ours (NextGen) and of its own (Classic):
each fault is worth another attempt, and then every chunk is there once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
from opensearchpy import OpenSearch

from aspera.adapters.aws.search_index import OpenSearchIndex
from aspera.domain.errors import Unavailable
from aspera.ports.search_index import SearchFilter
from tests.contract.examples import chunk
from tests.engines.faulty_wire import FAULTS, FaultyWire, faulty_wire
from tests.engines.running import port_of

BROKEN = tuple(fault for fault in FAULTS if fault != "duplicate")
SOON = tuple(fault for fault in FAULTS if fault != "slow")
"""Faults after which nothing is on its way any more."""
CHUNKS = [chunk(f"c{number}", f"emissions {number}") for number in range(8)]
VECTORS = [(1.0, number / 10, 0.0) for number in range(8)]
OWN = SearchFilter(owner="ada")
WHOLE = ("",) * 50

generations = pytest.mark.parametrize("own_ids", [True, False], ids=["nextgen", "classic"])


@contextmanager
def index_behind(
    opensearch: tuple[Any, str], own_ids: bool, every: int, faults: Sequence[str]
) -> Iterator[tuple[OpenSearchIndex, FaultyWire]]:
    _, name = opensearch
    target = f"http://127.0.0.1:{port_of('opensearch')}"
    with faulty_wire(target, every, faults, "opensearch", pause=1.0) as wire:
        client = OpenSearch(hosts=[wire.url], timeout=0.5)
        yield OpenSearchIndex(client, name, 3, own_ids=own_ids, patience=5), wire
        client.close()


@generations
@pytest.mark.parametrize("fault", BROKEN)
def test_each_fault_is_worth_another_attempt(opensearch: Any, own_ids: bool, fault: str) -> None:
    with index_behind(opensearch, own_ids, 1, [fault]) as (index, wire):
        for call in (
            lambda: index.add("ada", CHUNKS, VECTORS),
            lambda: index.search("emissions", VECTORS[0], OWN),
            lambda: index.matches(["emissions"], OWN),
            lambda: index.count("d1"),
            lambda: index.delete("d1"),
        ):
            with pytest.raises(Unavailable):
                call()
        assert wire.met[fault] >= 5


@generations
@pytest.mark.parametrize("fault", ["truncated", "duplicate"])
def test_a_write_that_is_done_twice_is_no_fault(opensearch: Any, own_ids: bool, fault: str) -> None:
    """The second request writes; an answer that was cut off makes the client ask again."""
    with index_behind(opensearch, own_ids, 1, ["", fault, *WHOLE]) as (index, wire):
        index.add("ada", CHUNKS, VECTORS)
        assert wire.met[fault] == 1
        assert_each_is_there_once(opensearch, index)


@generations
def test_after_all_faults_every_chunk_is_there_once(opensearch: Any, own_ids: bool) -> None:
    with index_behind(opensearch, own_ids, 3, [*SOON, *WHOLE]) as (index, wire):
        while wire.met.keys() != set(SOON):
            attempt(index)
        assert_each_is_there_once(opensearch, index)


def test_a_write_that_arrives_late_is_found_once_and_goes_with_the_next(opensearch: Any) -> None:
    with index_behind(opensearch, False, 1, ["", "slow", *WHOLE]) as (index, _):
        attempt(index)
        while stored(opensearch) == len(CHUNKS):
            pass
        assert_each_is_there_once(opensearch, index)


@generations
def test_a_document_is_forgotten_through_faults(opensearch: Any, own_ids: bool) -> None:
    with index_behind(opensearch, own_ids, 1, ["duplicate"]) as (index, _):
        index.add("ada", CHUNKS, VECTORS)
        index.delete("d1")
    assert stored(opensearch) == 0


def attempt(index: OpenSearchIndex) -> None:
    for _ in range(20):
        try:
            return index.add("ada", CHUNKS, VECTORS)
        except Unavailable:
            continue
    raise AssertionError("20 attempts were not enough")


def stored(opensearch: tuple[Any, str]) -> int:
    client, name = opensearch
    client.indices.refresh(index=name)
    return int(client.count(index=name)["count"])


def found(opensearch: tuple[Any, str]) -> list[str]:
    return sorted(
        hit.chunk_id for hit in OpenSearchIndex(*opensearch, 3).search("emissions", VECTORS[0], OWN)
    )


def assert_each_is_there_once(opensearch: tuple[Any, str], index: OpenSearchIndex) -> None:
    """To who asks at once; and nothing besides is left when it is added again."""
    assert found(opensearch) == [one.chunk_id for one in CHUNKS]
    index.add("ada", CHUNKS, VECTORS)
    assert found(opensearch) == [one.chunk_id for one in CHUNKS]
    assert stored(opensearch) == len(CHUNKS)
