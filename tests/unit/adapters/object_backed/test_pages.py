from __future__ import annotations

from aspera.adapters.memory.objects import MemoryObjects
from aspera.adapters.object_backed.pages import ObjectPages
from aspera.domain.page_codec import encode_pages
from aspera.domain.run import Options, Run
from aspera.ports.text_extraction import PageBatch
from tests.drawing import page_of

RUN = Run(document_id="d", run_id="r", owner="o", filename="f", object_key="k", options=Options(agents=()))


def stored(batches: int = 3, size: int = 2) -> tuple[ObjectPages, MemoryObjects]:
    objects = MemoryObjects()
    pages = ObjectPages(objects)
    for index in range(batches):
        first = 1 + index * size
        key = f"pages/{first}"
        objects.put(key, encode_pages([page_of(f"Page {n}", n) for n in range(first, first + size)]))
        batch = PageBatch(
            key=key,
            first=first,
            last=first + size - 1,
            read=size,
            blank=0,
            by_ocr=0,
            words=2 * size,
            tables=0,
        )
        pages.add(RUN, batch)
        pages.add(RUN, batch)
    return ObjectPages(objects), objects


def test_batches_come_by_page_number_and_each_once() -> None:
    pages, _ = stored()
    assert [(batch.first, batch.last) for batch in pages.batches(RUN)] == [(1, 2), (3, 4), (5, 6)]


def test_only_the_pages_asked_for_are_given() -> None:
    pages, _ = stored()
    assert [page.number for page in pages.read(RUN, 2, 5)] == [2, 3, 4, 5]
    assert pages.read(RUN, 7, 9) == []


def test_a_page_that_was_read_before_is_the_same_object() -> None:
    pages, _ = stored()
    assert pages.read(RUN, 1, 1)[0] is pages.read(RUN, 1, 1)[0]


def test_old_batches_are_let_go_and_read_again() -> None:
    pages, objects = stored(batches=5, size=100)
    first = pages.read(RUN, 1, 1)[0]
    pages.read(RUN, 101, 500)
    assert pages.read(RUN, 1, 1)[0] is not first
    objects.delete("pages/1")
    assert pages.read(RUN, 1, 1)[0].words == ["Page", "1"]
