from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from aspera.adapters.local.page_sizes import LocalPageSizes
from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.adapters.local.text_extraction import LocalTextExtraction
from aspera.adapters.memory.objects import MemoryObjects
from aspera.domain.document import MediaType
from aspera.domain.page_codec import decode_pages
from aspera.ports.text_extraction import ExtractionRequest

EXAMPLE = Path(__file__).resolve().parents[4] / "examples" / "nordhafen_annual_report_2024.pdf"


def sizes(data: bytes, media_type: MediaType = MediaType.PDF) -> dict[int, tuple[float, float]]:
    objects = MemoryObjects()
    objects.put("file", data)
    return dict(LocalPageSizes(objects, ReadingLimits()).measure("file", media_type))


def with_boxes(*pages: str) -> bytes:
    """A PDF of empty pages with these entries in their dictionaries."""
    kids = " ".join(f"{number} 0 R" for number in range(3, 3 + len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        *(f"<< /Type /Page /Parent 2 0 R {page} >>" for page in pages),
    ]
    body = "".join(f"{number} 0 obj\n{one}\nendobj\n" for number, one in enumerate(objects, 1))
    return f"%PDF-1.7\n{body}trailer << /Root 1 0 R >>\n".encode()


def test_pages_are_told_as_they_are_shown() -> None:
    a4, landscape = "/MediaBox [0 0 595 842]", "/MediaBox [0 0 842 595]"
    file = with_boxes(a4, landscape, a4 + " /Rotate 90", "/MediaBox [0 0 612 792] /CropBox [0 0 300 400]")
    assert list(sizes(file).values()) == [(595, 842), (842, 595), (842, 595), (300, 400)]


def test_an_image_s_page_has_its_form() -> None:
    data = BytesIO()
    Image.new("L", (400, 200), 255).save(data, "PNG")
    ((number, (width, height)),) = sizes(data.getvalue(), MediaType.PNG).items()
    assert number == 1 and width == pytest.approx(2 * height)


@pytest.mark.parametrize("data", [b"%PDF-1.7 and nothing else", b"no PDF"])
def test_a_file_that_cannot_be_opened_has_no_sizes(data: bytes) -> None:
    assert sizes(data) == {}


class NobodyWaits:
    def succeed(self, task_token: str, output: dict[str, object]) -> None: ...

    def fail(self, task_token: str, error: str, cause: str) -> None: ...


@pytest.mark.samples
def test_real_pages_are_as_large_as_when_they_are_read(samples: Path) -> None:
    objects = MemoryObjects()
    files = sorted((samples / "reports").glob("*.pdf"), key=lambda path: path.stat().st_size)[:3]
    for number, file in enumerate([EXAMPLE, *files]):
        objects.put_file(f"{number}", file)
        reader = LocalTextExtraction(objects, NobodyWaits(), None, 1, ReadingLimits(ocr="none"))
        request = ExtractionRequest(
            document_id="d", object_key=f"{number}", media_type=MediaType.PDF, destination=f"read{number}"
        )
        reader.start(request, "")
        batch, _ = reader.collect(f"read{number}", None)
        assert batch is not None
        told = LocalPageSizes(objects, ReadingLimits()).measure(f"{number}", MediaType.PDF)
        for page in decode_pages(objects.get(batch.key)):
            assert told[page.number] == pytest.approx((page.width, page.height)), file.name
