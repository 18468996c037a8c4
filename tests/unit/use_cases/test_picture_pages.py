from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest

from aspera.adapters.local.links import LocalLinks
from aspera.adapters.memory.clock import ManualClock
from aspera.adapters.memory.documents import MemoryDocuments
from aspera.adapters.memory.objects import MemoryObjects
from aspera.adapters.object_backed.pages import ObjectPages
from aspera.bootstrap import bind
from aspera.domain.document import MediaType
from aspera.domain.errors import InvalidInput, NotFound
from aspera.domain.page import Page, PageSource
from aspera.domain.page_codec import encode_pages
from aspera.domain.run import last_run
from aspera.ports.text_extraction import PageBatch
from aspera.use_cases.picture_pages import PagePicture, picture_pages
from tests.contract.examples import document

DOCUMENT = document(run_id="r1", media_type=MediaType.DOCX, pages=3)


class Drawer:
    """Draws every page but the third, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []

    def render(self, object_key: str, media_type: MediaType, pages: Iterable[Page]) -> Mapping[int, bytes]:
        numbers = [page.number for page in pages]
        self.asked.append(numbers)
        return {number: b"a picture" for number in numbers if number != 3}


class Ports:
    def __init__(self) -> None:
        self.documents = MemoryDocuments()
        self.objects = MemoryObjects()
        self.pages = ObjectPages(self.objects)
        self.page_images = Drawer()
        self.links = LocalLinks(ManualClock())
        self.documents.put(DOCUMENT)
        run = last_run(DOCUMENT)
        pages = [Page(number, 595.0, 842.0, PageSource.TYPESET) for number in (1, 2, 3)]
        self.objects.put(run.key("pages.bin"), encode_pages(pages))
        counted = {"read": 3, "blank": 0, "by_ocr": 0, "words": 0, "tables": 0}
        self.pages.add(run, PageBatch(first=1, last=3, key=run.key("pages.bin"), **counted))

    def ask(self, first: int, last: int, owner: str = "ada") -> list[PagePicture]:
        return list(bind(picture_pages, self)("d1", owner, first, last))


@pytest.fixture
def ports() -> Ports:
    return Ports()


def test_pages_come_as_links_to_pictures_with_their_sizes(ports: Ports) -> None:
    found = ports.ask(1, 2)
    assert [(p.page, p.width, p.height) for p in found] == [(1, 595.0, 842.0), (2, 595.0, 842.0)]
    grant = ports.links.read_download(found[0].url.split("/")[2])
    assert (ports.objects.get(grant.key), grant.media_type) == (b"a picture", "image/jpeg")


def test_a_page_is_drawn_once(ports: Ports) -> None:
    ports.ask(1, 1)
    ports.ask(1, 2)
    assert ports.page_images.asked == [[1], [2]]


def test_a_page_that_cannot_be_drawn_is_left_out(ports: Ports) -> None:
    assert [picture.page for picture in ports.ask(2, 3)] == [2]


def test_pages_that_nobody_has_looked_at_have_no_picture(ports: Ports) -> None:
    assert ports.ask(4, 9) == []
    ports.documents.put(document("d2"))
    assert bind(picture_pages, ports)("d2", "ada", 1, 1) == ()


@pytest.mark.parametrize(("first", "last"), [(0, 1), (2, 1), (1, 21), (-5, -1)])
def test_a_wrong_range_is_refused(ports: Ports, first: int, last: int) -> None:
    with pytest.raises(InvalidInput):
        ports.ask(first, last)


def test_a_stranger_gets_nothing(ports: Ports) -> None:
    with pytest.raises(NotFound):
        ports.ask(1, 1, owner="eve")
