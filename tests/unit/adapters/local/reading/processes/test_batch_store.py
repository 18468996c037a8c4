from __future__ import annotations

from pathlib import Path

import pytest

from aspera.adapters.local.objects import FolderObjects
from aspera.adapters.local.reading.processes.batch_store import BatchStore
from aspera.domain.errors import NotFound
from aspera.domain.page import Page, PageSource
from aspera.domain.page_batch import describe, unread
from aspera.domain.page_codec import encode_pages

PAGES = [
    Page(1, 595, 842, PageSource.OCR, ["Net", "sales"], [0, 0, 1, 1, 2, 0, 3, 1], [0]),
    Page(2, 595, 842, PageSource.BLANK),
    unread(3, "an image without text"),
]


@pytest.fixture
def store(tmp_path: Path) -> BatchStore:
    return BatchStore(FolderObjects(tmp_path), "runs/d/r/extraction")


def test_a_batch_says_what_is_in_it(store: BatchStore) -> None:
    batch = store.put(describe(PAGES), encode_pages(PAGES))
    assert batch.key == "runs/d/r/extraction/pages/00001-00003.pages"
    assert (batch.first, batch.last, batch.read, batch.blank, batch.by_ocr, batch.words) == (1, 3, 2, 1, 1, 2)
    assert [(problem.page, problem.reason) for problem in batch.problems] == [(3, "an image without text")]


def test_another_attempt_finds_the_batches_of_the_first(store: BatchStore, tmp_path: Path) -> None:
    batch = store.put(describe(PAGES), encode_pages(PAGES))
    again = BatchStore(FolderObjects(tmp_path), "runs/d/r/extraction")
    assert again.stored() == [batch]
    assert not again.is_finished


def test_the_manifest_lists_all_batches_in_order(store: BatchStore) -> None:
    second = store.put(describe(PAGES[2:]), encode_pages(PAGES[2:]))
    first = store.put(describe(PAGES[:2]), encode_pages(PAGES[:2]))
    with pytest.raises(NotFound):
        store.manifest()
    store.finish([second, first])
    assert store.is_finished
    assert store.manifest() == [first, second]


def test_kept_pages_are_there_until_all_is_done(store: BatchStore, tmp_path: Path) -> None:
    store.keep(1, encode_pages(PAGES[:1]))
    again = BatchStore(FolderObjects(tmp_path), "runs/d/r/extraction")
    assert [page.number for page in again.kept([1, 2])] == [1]
    assert again.kept([2]) == []
    again.finish([])
    assert BatchStore(FolderObjects(tmp_path), "runs/d/r/extraction").kept([1]) == []
