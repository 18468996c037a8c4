from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.adapters.local.reading.processes.plan import plan_batches, wanted_pages
from aspera.domain.errors import InvalidInput, UnreadableFile

LIMITS = ReadingLimits(max_pages=100)


def test_without_ranges_all_pages_are_wanted() -> None:
    assert wanted_pages((), 3, LIMITS) == [1, 2, 3]


def test_ranges_are_cut_to_the_document() -> None:
    assert wanted_pages(((2, 3), (3, 4), (9, 400)), 10, LIMITS) == [2, 3, 4, 9, 10]


def test_a_document_with_too_many_pages_is_refused_with_the_way_out() -> None:
    with pytest.raises(UnreadableFile) as refusal:
        wanted_pages((), 12_000, LIMITS)
    assert str(refusal.value) == (
        "The document has 12,000 pages and at most 100 are read at once; "
        "choose some with --pages, for example --pages 1-100."
    )
    assert len(wanted_pages(((1, 100),), 12_000, LIMITS)) == 100


def test_asking_for_none_of_the_pages_there_are_is_wrong() -> None:
    with pytest.raises(InvalidInput, match="75 pages; none of those asked for"):
        wanted_pages(((76, 80),), 75, LIMITS)


@pytest.mark.parametrize(
    ("count", "processes", "sizes"),
    [(75, 2, {13, 10}), (400, 2, {32, 16}), (4, 2, {2}), (1, 8, {1}), (30, 1, {10}), (9, 2, {4, 1})],
)
def test_batches_keep_all_processes_busy(count: int, processes: int, sizes: set[int]) -> None:
    assert {len(batch) for batch in plan_batches(range(1, count + 1), processes)} == sizes


@given(st.sets(st.integers(1, 500)), st.integers(1, 16))
def test_every_page_is_in_one_batch_of_successive_pages(pages: set[int], processes: int) -> None:
    batches = list(plan_batches(pages, processes))
    assert [page for batch in batches for page in batch] == sorted(pages)
    assert all(0 < len(batch) <= 32 for batch in batches)
