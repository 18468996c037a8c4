"""Small files made here, read by real processes."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from aspera.adapters.local.objects import FolderObjects
from aspera.adapters.local.page_images import LocalPageImages
from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.adapters.local.text_extraction import LocalPageCounter, LocalTextExtraction
from aspera.domain.document import MediaType
from aspera.domain.errors import InvalidInput, NotFound, UnreadableFile
from aspera.domain.page import Page, PageSource
from aspera.domain.page_codec import decode_pages
from aspera.ports.text_extraction import ExtractionRequest, PageBatch

KEY = "uploads/me/d/file"
LIMITS = ReadingLimits(ocr="off")
SLOW = b"0 0 m 9 9 l S\n" * 3_000_000
"""A page's content that takes PDFium seconds."""


@dataclass
class RecordingCallbacks:
    succeeded: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def succeed(self, task_token: str, output: dict[str, Any]) -> None:
        self.succeeded.append((task_token, output))

    def fail(self, task_token: str, error: str, cause: str) -> None:
        raise AssertionError((error, cause))


@dataclass
class Laptop:
    objects: FolderObjects
    limits: ReadingLimits = LIMITS
    processes: int = 2
    report: Callable[[str, int, int], None] | None = None
    callbacks: RecordingCallbacks = field(default_factory=RecordingCallbacks)

    @property
    def extraction(self) -> LocalTextExtraction:
        return LocalTextExtraction(self.objects, self.callbacks, self.report, self.processes, self.limits)

    def start(
        self, media_type: MediaType = MediaType.PDF, pages: tuple[tuple[int, int], ...] = ()
    ) -> list[PageBatch]:
        request = ExtractionRequest(
            document_id="d",
            object_key=KEY,
            media_type=media_type,
            destination="runs/d/r/extraction",
            pages=pages,
        )
        job_id = self.extraction.start(request, "token")
        return list(collected(self.extraction, job_id))

    def read(self, media_type: MediaType = MediaType.PDF, **options: Any) -> list[Page]:
        batches = self.start(media_type, **options)
        return [page for batch in batches for page in decode_pages(self.objects.get(batch.key))]

    def count(self, media_type: MediaType = MediaType.PDF) -> int:
        return LocalPageCounter(self.objects, self.limits).count(KEY, media_type)


def collected(extraction: LocalTextExtraction, job_id: str) -> Iterator[PageBatch]:
    cursor = None
    while True:
        batch, cursor = extraction.collect(job_id, cursor)
        yield batch
        if cursor is None:
            return


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(FolderObjects(tmp_path / "objects"))


@pytest.fixture
def store_pdf(laptop: Laptop, tmp_path: Path) -> Callable[..., None]:
    def store(pages: int, slow: int = 0) -> None:
        canvas = Canvas(str(tmp_path / "made.pdf"), pagesize=A4, pageCompression=1)
        for number in range(1, pages + 1):
            canvas.drawString(72, 700, f"This is page {number}.")
            if number == slow:
                canvas._code.append(SLOW.decode())
            canvas.showPage()
        canvas.save()
        laptop.objects.put_file(KEY, tmp_path / "made.pdf")

    return store


def test_all_pages_are_read_in_order_and_the_workflow_is_told(
    laptop: Laptop, store_pdf: Callable[..., None]
) -> None:
    store_pdf(40)
    assert laptop.count() == 40
    pages = laptop.read()
    assert [page.text.text for page in pages] == [f"This is page {n}." for n in range(1, 41)]
    assert laptop.callbacks.succeeded == [("token", {"job_id": "runs/d/r/extraction"})]


def test_the_number_of_processes_changes_nothing_that_is_read(
    laptop: Laptop, store_pdf: Callable[..., None], tmp_path: Path
) -> None:
    store_pdf(30)
    alone = Laptop(FolderObjects(tmp_path / "other"), processes=1)
    alone.objects.put(KEY, laptop.objects.get(KEY))
    assert laptop.read() == alone.read()


def test_a_process_with_threads_reads_the_same(laptop: Laptop, store_pdf: Callable[..., None]) -> None:
    """It is not forked then: a new interpreter is started."""
    store_pdf(3)
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert [page.number for page in laptop.read()] == [1, 2, 3]
    finally:
        done.set()
        thread.join()


def test_only_the_pages_asked_for_are_read(laptop: Laptop, store_pdf: Callable[..., None]) -> None:
    store_pdf(20)
    batches = laptop.start(pages=((3, 4), (9, 9), (19, 30)))
    assert [(batch.first, batch.last) for batch in batches] == [(3, 4), (9, 9), (19, 20)]


def test_the_progress_ends_with_all_pages(laptop: Laptop, store_pdf: Callable[..., None]) -> None:
    store_pdf(20)
    told: list[tuple[str, int, int]] = []
    laptop.report = lambda *progress: told.append(progress)
    laptop.start()
    assert told[-1] == ("d", 20, 20)
    assert [done for _, done, _ in told] == sorted(done for _, done, _ in told)


def test_the_same_request_again_reads_nothing_again(laptop: Laptop, store_pdf: Callable[..., None]) -> None:
    store_pdf(5)
    first = laptop.start()
    laptop.objects.delete(KEY)
    assert laptop.start() == first


def test_an_extraction_goes_on_where_it_stopped(laptop: Laptop, store_pdf: Callable[..., None]) -> None:
    store_pdf(30)
    first = laptop.start()
    laptop.objects.delete("runs/d/r/extraction/pages/manifest.json")
    laptop.objects.delete(first[1].key)
    untouched = first[0].key
    laptop.objects.put(untouched, laptop.objects.get(untouched))
    laptop.processes = 1
    again = laptop.read()
    assert [page.number for page in again] == list(range(1, 31))


def test_a_page_that_takes_too_long_is_unread_and_the_rest_is_read(
    laptop: Laptop, store_pdf: Callable[..., None]
) -> None:
    store_pdf(5, slow=3)
    laptop.limits = ReadingLimits(ocr="off", seconds_per_page=1.0)
    pages = laptop.read()
    assert [page.source for page in pages].count(PageSource.TEXT_LAYER) == 4
    assert pages[2].source is PageSource.UNREAD
    assert pages[2].problem == "reading it takes longer than 1 seconds"


def test_a_page_that_takes_too_much_memory_is_unread_and_the_rest_is_read(
    laptop: Laptop, store_pdf: Callable[..., None]
) -> None:
    store_pdf(5, slow=3)
    laptop.limits = ReadingLimits(ocr="off", memory=300_000_000)
    pages = laptop.read()
    assert [page.number for page in pages if page.source is PageSource.UNREAD] == [3]
    assert "memory" in (pages[2].problem or "")


def test_a_reader_that_dies_costs_one_page(laptop: Laptop, store_pdf: Callable[..., None]) -> None:
    store_pdf(40, slow=2)
    killed: list[int] = []

    def kill_once(document_id: str, done: int, total: int) -> None:
        if not killed:
            children = Path(f"/proc/self/task/{threading.get_native_id()}/children").read_text().split()
            killed.extend(map(int, children))
            for child in killed:
                os.kill(child, signal.SIGSEGV)

    laptop.report = kill_once
    pages = laptop.read()
    assert killed
    assert [page.number for page in pages] == list(range(1, 41))
    problems = [page.problem or "" for page in pages if page.source is PageSource.UNREAD]
    assert 1 <= len(problems) <= 2
    assert all("the reader crashed on it" in problem for problem in problems)


def test_reading_is_given_up_after_too_many_failures(laptop: Laptop, store_pdf: Callable[..., None]) -> None:
    store_pdf(6, slow=2)
    laptop.limits = ReadingLimits(ocr="off", memory=300_000_000, failures=1)
    laptop.processes = 1
    pages = laptop.read()
    assert [page.number for page in pages] == [1, 2, 3, 4, 5, 6]
    assert any("given up" in (page.problem or "") for page in pages)
    assert "memory" in (pages[1].problem or "")


def test_too_many_pages_are_refused_unless_some_are_chosen(
    laptop: Laptop, store_pdf: Callable[..., None]
) -> None:
    store_pdf(12)
    laptop.limits = ReadingLimits(max_pages=10)
    with pytest.raises(UnreadableFile, match="at most 10 are read at once; choose some with --pages"):
        laptop.start()
    assert len(laptop.read(pages=((1, 10),))) == 10


@pytest.mark.parametrize(
    ("content", "media_type", "says"),
    [
        (b"", MediaType.PDF, "empty"),
        (b"%PDF-1.7 broken", MediaType.PDF, "damaged"),
        (b"PK\x03\x04 no", MediaType.DOCX, "damaged"),
        (b"\x89PNG\r\n\x1a\n....", MediaType.PNG, "damaged"),
        (b"\n \n", MediaType.TEXT, "no pages"),
    ],
)
def test_a_file_that_cannot_be_opened_is_refused_in_one_line(
    content: bytes, media_type: MediaType, says: str, laptop: Laptop
) -> None:
    laptop.objects.put(KEY, content)
    for attempt in (laptop.count, laptop.start):
        with pytest.raises(UnreadableFile, match=says) as refusal:
            attempt(media_type)
        assert "\n" not in str(refusal.value)


def test_a_file_that_is_too_large_is_not_opened(laptop: Laptop, tmp_path: Path) -> None:
    with (tmp_path / "sparse").open("wb") as file:
        file.truncate(2_000_000_000)
    laptop.objects.put(KEY, b"x")
    os.replace(tmp_path / "sparse", tmp_path / "objects" / KEY)  # noqa: PTH105
    with pytest.raises(UnreadableFile, match="2,000 MB; at most 500 MB"):
        laptop.count()


def test_a_cursor_of_another_place_is_wrong(laptop: Laptop, store_pdf: Callable[..., None]) -> None:
    store_pdf(1)
    laptop.start()
    for cursor in ("1", "-1", "x", "²"):
        with pytest.raises(InvalidInput, match="no cursor"):
            laptop.extraction.collect("runs/d/r/extraction", cursor)
    with pytest.raises(NotFound):
        laptop.extraction.collect("runs/d/other", None)


def test_the_revision_names_what_reads(laptop: Laptop) -> None:
    assert laptop.extraction.revision.startswith("local ")
    assert "pypdfium2 5" in laptop.extraction.revision and laptop.extraction.revision.endswith("no ocr")
    assert laptop.extraction.revision == laptop.extraction.revision


def test_pages_are_drawn_as_jpegs_and_those_that_cannot_be_are_left_out(
    laptop: Laptop, store_pdf: Callable[..., None]
) -> None:
    store_pdf(3)
    pages = laptop.read()
    pictures = LocalPageImages(laptop.objects).render(KEY, MediaType.PDF, [pages[2], pages[0]])
    assert sorted(pictures) == [1, 3]
    assert all(picture.startswith(b"\xff\xd8\xff") for picture in pictures.values())
    assert LocalPageImages(laptop.objects).render(KEY, MediaType.PNG, pages) == {}


def test_typeset_pages_are_read_and_drawn(laptop: Laptop, tmp_path: Path) -> None:
    laptop.objects.put(KEY, b"# Report\n\nSales rose.\n")
    (page,) = laptop.read(MediaType.MARKDOWN)
    assert (page.source, page.text.text) == (PageSource.TYPESET, "Report\nSales rose.")
    (picture,) = LocalPageImages(laptop.objects).render(KEY, MediaType.MARKDOWN, [page]).values()
    (tmp_path / "page.jpg").write_bytes(picture)
    with Image.open(tmp_path / "page.jpg") as image:
        assert image.size == (909, 1286)
        assert min(image.convert("L").tobytes()) < 100
