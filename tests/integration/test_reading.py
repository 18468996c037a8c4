"""Real files from ../shared/samples, read on this machine."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from aspera.adapters.local.objects import FolderObjects
from aspera.adapters.local.reading.images import ImageReader
from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.adapters.local.reading.ocr.engine import choose_engine
from aspera.adapters.local.reading.pdf.pdfium import PdfDocument
from aspera.adapters.local.reading.reader import open_reader
from aspera.adapters.local.text_extraction import LocalPageCounter, LocalTextExtraction
from aspera.domain.document import MediaType
from aspera.domain.geometry import UNITS
from aspera.domain.page import Page, PageSource
from aspera.domain.page_codec import decode_pages
from aspera.ports.text_extraction import ExtractionRequest
from tests.integration.test_real_files import ORDINARY, name

pytestmark = [pytest.mark.samples]

LIMITS = ReadingLimits()
DPI = 100
LEAST_CONTRAST = 40


class SilentCallbacks:
    def succeed(self, task_token: str, output: dict[str, object]) -> None: ...

    def fail(self, task_token: str, error: str, cause: str) -> None: ...


@pytest.fixture
def tesseract() -> None:
    if choose_engine("tesseract") is None:
        pytest.skip("Tesseract is not installed")


def read(path: Path, *numbers: int) -> list[Page]:
    reader = open_reader(path, MediaType.PDF, LIMITS)
    pages = [reader.read(number) for number in numbers or range(1, reader.page_count + 1)]
    reader.close()
    return pages


def found_share(truth: str, words: list[str]) -> float:
    """The share of the truth's words, by their letters and digits, that were read, each as often
    as it stands there."""
    expected = Counter(re.findall(r"\w+", truth.upper()))
    return (expected & Counter(re.findall(r"\w+", " ".join(words).upper()))).total() / expected.total()


@pytest.mark.slow
@pytest.mark.parametrize("path", ORDINARY, ids=name)
def test_the_first_pages_of_an_ordinary_document_are_read(path: Path, tmp_path: Path) -> None:
    objects = FolderObjects(tmp_path)
    objects.put_file("uploads/file", path)
    count = LocalPageCounter(objects, LIMITS).count("uploads/file", MediaType.PDF)
    extraction = LocalTextExtraction(objects, SilentCallbacks(), None, 2, LIMITS)
    wanted = min(count, 2)
    request = ExtractionRequest(
        document_id="d",
        object_key="uploads/file",
        media_type=MediaType.PDF,
        destination="runs/d",
        pages=((1, wanted),),
    )
    extraction.start(request, "token")
    pages: list[Page] = []
    cursor: str | None = None
    while len(pages) < wanted:
        batch, cursor = extraction.collect("runs/d", cursor)
        pages += decode_pages(objects.get(batch.key))
        assert batch.read + len(batch.problems) == batch.last - batch.first + 1
    assert cursor is None
    assert [page.number for page in pages] == list(range(1, wanted + 1))
    for page in pages:
        check(page)


def check(page: Page) -> None:
    """What every page promises (`domain.page`)."""
    assert (page.source is PageSource.UNREAD) == bool(page.problem)
    assert bool(page.words) == (page.source in (PageSource.TEXT_LAYER, PageSource.OCR))
    assert all(word and word.isprintable() and not any(map(str.isspace, word)) for word in page.words)
    boxes = [page.box(index) for index in range(len(page.words))]
    assert all(0 <= b.left < b.right <= UNITS and 0 <= b.top < b.bottom <= UNITS for b in boxes)
    assert list(page.lines) == sorted(set(page.lines)) and (not page.lines or page.lines[0] == 0)
    ends = [0, *(block.end_line for block in page.blocks)]
    assert [block.first_line for block in page.blocks] == ends[:-1] and ends[-1] == len(page.lines)
    assert page.text.text.count("\n") == max(len(page.blocks) - 1, 0)


@pytest.mark.parametrize(
    ("file", "number"),
    [
        ("reports/nics-background-checks-2015-11-rotated.pdf", 1),
        ("reports/us_census_housing_rotated90.pdf", 1),
        ("non_english/de_bmi_rotated270.pdf", 1),
        ("reports/nics-background-checks-2015-11.pdf", 1),
        ("financebench/pdfs/BESTBUY_2023_10K.pdf", 39),
        ("sustainability/pdfs/suez_progress_2023.pdf", 3),
        ("reports/us_statabstract_domestic_trade.pdf", 4),
    ],
)
def test_every_word_has_ink_in_its_box(file: str, number: int, samples: Path) -> None:
    (page,) = read(samples / file, number)
    inked = zip(page.words, contrasts(samples / file, page), strict=True)
    empty = [word for word, contrast in inked if contrast < LEAST_CONTRAST]
    assert len(page.words) > 25
    assert len(empty) <= 0.01 * len(page.words), empty


def contrasts(path: Path, page: Page) -> Iterator[int]:
    """From the darkest to the lightest dot of each word's box."""
    document = PdfDocument(path)
    with document.page(page.number) as opened:
        picture = opened.render(DPI, LIMITS.max_pixels)
    document.close()
    for index in range(len(page.words)):
        box = page.box(index)
        left, right = (edge * picture.width // UNITS for edge in (box.left, box.right))
        top, bottom = (edge * picture.height // UNITS for edge in (box.top, box.bottom))
        starts = range(top * picture.width, (bottom + 1) * picture.width, picture.width)
        dots = b"".join(picture.dots[start + left : start + right + 1] for start in starts)
        yield max(dots, default=0) - min(dots, default=0)


def test_a_table_on_its_side_is_read_like_the_same_table_upright(samples: Path) -> None:
    (upright,) = read(samples / "reports/nics-background-checks-2015-11.pdf")
    (turned,) = read(samples / "reports/nics-background-checks-2015-11-rotated.pdf")
    assert Counter(turned.words) == Counter(upright.words)
    assert len(turned.lines) == len(upright.lines)
    texts = [
        [[table.text(r, c) for c in range(table.columns)] for r in range(table.rows)]
        for page in (upright, turned)
        for table in page.tables
    ]
    assert texts[0] == texts[1]


def test_two_cells_of_a_table_are_never_one_number(samples: Path) -> None:
    (page,) = read(samples / "reports/nics-background-checks-2015-11.pdf")
    assert not {"00", "30", "90", "21"} & set(page.words) - {"30", "90", "21"}
    hawaii = page.words.index("Hawaii")
    assert list(page.words[hawaii : page.words.index("Idaho")]).count("0") >= 15


def test_note_marks_stay_off_the_numbers_that_they_stand_behind(samples: Path) -> None:
    (page,) = read(samples / "sustainability/pdfs/suez_progress_2023.pdf", 3)
    assert "emissions by 4.2% 2 between 2021 and 2023" in page.text.text
    assert "4.2%2" not in page.words


def test_a_balance_sheet_is_read_row_by_row(samples: Path) -> None:
    (page,) = read(samples / "financebench/pdfs/BESTBUY_2023_10K.pdf", 39)
    lines = [" ".join(page.words[i] for i in page.line_words(line)) for line in range(len(page.lines))]
    assert "Cash and cash equivalents $ 1,874 $ 2,936" in lines
    assert "Total assets $ 15,803 $ 17,504" in lines


@pytest.mark.usefixtures("tesseract")
def test_a_scan_is_read_almost_word_for_word(samples: Path) -> None:
    (page,) = read(samples / "scanned/linn.pdf")
    assert page.source is PageSource.OCR
    assert found_share((samples / "scanned/linn.txt").read_text(), list(page.words)) > 0.95


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("file", ["ocr_test_rotated_180.pdf", "ocr_test_rotated_90.pdf"])
def test_a_scan_is_read_whichever_way_up_it_is(file: str, samples: Path) -> None:
    (page,) = read(samples / "scanned" / file)
    assert page.text.text == (
        "Docling bundles PDF document conversion to JSON and Markdown in an easy self contained package"
    )


@pytest.mark.usefixtures("tesseract")
def test_a_scan_askew_and_on_its_side_keeps_its_words_and_paragraphs(samples: Path) -> None:
    (page,) = read(samples / "scanned/rotated_skew.pdf")
    assert found_share((samples / "scanned/linn.txt").read_text(), list(page.words)) > 0.9
    assert len(page.blocks) < 45


@pytest.mark.usefixtures("tesseract")
def test_french_is_read_with_its_accents(samples: Path) -> None:
    (page,) = read(samples / "scanned/francais.pdf")
    truth = (
        "Portez ce vieux whisky au juge blond qui fume sur son île intérieure, à côté de l'alcôve ovoïde, "
        "où les bûches se consument dans l'âtre, ce qui lui permet de penser à la cænogénèse de l'être"
    )
    assert found_share(truth, list(page.words)) > 0.85
    assert {"l'âtre,", "ambiguë", "capharnaüm"} <= set(page.words)


@pytest.mark.usefixtures("tesseract")
def test_text_in_letters_that_the_file_does_not_explain_is_read_from_the_picture(samples: Path) -> None:
    (page,) = read(samples / "reports/redp5110_sampled.pdf", 3)
    assert page.source is PageSource.OCR
    assert "Highlights" in page.words and "Advanced SQL knowledge and skills transfer" in page.text.text


@pytest.mark.usefixtures("tesseract")
def test_handwriting_is_not_guessed_at(samples: Path) -> None:
    reader = open_reader(samples / "olmocr_bench/buildingnotes.pdf", MediaType.PDF, LIMITS)
    with pytest.raises(Exception, match="legible"):
        reader.read(1)
    reader.close()


@pytest.mark.usefixtures("tesseract")
def test_most_words_of_a_till_receipt_are_read(samples: Path) -> None:
    reader = ImageReader(samples / "ocr_sroie/img/006.jpg", MediaType.JPEG, LIMITS)
    page = reader.read(1)
    reader.close()
    rows = (samples / "ocr_sroie/box/006.csv").read_text().splitlines()
    truth = " ".join(row.split(",", 8)[8] for row in rows)
    assert found_share(truth, list(page.words)) > 0.85


@pytest.mark.usefixtures("tesseract")
def test_a_page_with_nothing_to_read_is_blank_not_unread(samples: Path) -> None:
    pages = [
        *read(samples / "olmocr_bench/blank_book_pg1.pdf"),
        *read(samples / "reports/us_census_housing_rotated90.pdf", 3),
        *read(samples / "financebench/pdfs/BOEING_2022_10K.pdf", 60),
    ]
    assert [page.source for page in pages] == [PageSource.BLANK] * 3
