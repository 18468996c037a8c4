from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.document import MediaType
from aspera.domain.errors import UnreadableFile
from aspera.domain.media import sniff


def archive(*members: tuple[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for name, content in members:
            made.writestr(name, content)
    return held.getvalue()


TYPES = ("[Content_Types].xml", b"<Types/>")
WORKBOOK = archive(TYPES, ("xl/workbook.xml", b"<workbook/>"))
DOCX_HEAD = archive(TYPES, ("word/document.xml", b"<document/>"))


@pytest.mark.parametrize(
    ("head", "filename", "expected"),
    [
        (b"%PDF-1.7\n", "report.pdf", MediaType.PDF),
        (b"\x00\x00junk before %PDF-1.4", "report.PDF", MediaType.PDF),
        (b"%PDF-1.7\n", "report", MediaType.PDF),
        (b"%PDF-1.7\n", "10-K.2023", MediaType.PDF),
        (DOCX_HEAD, "contract.docx", MediaType.DOCX),
        (DOCX_HEAD, "contract", MediaType.DOCX),
        (archive(TYPES, ("docProps/app.xml", b"xl/ ppt/")), "contract.docx", MediaType.DOCX),
        (archive(TYPES, ("word/embeddings/one.xlsx", WORKBOOK)), "contract.docx", MediaType.DOCX),
        (b"\x89PNG\r\n\x1a\n....", "scan.png", MediaType.PNG),
        (b"\xff\xd8\xff\xe0", "scan.jpeg", MediaType.JPEG),
        (b"II*\x00....", "scan.tif", MediaType.TIFF),
        (b"MM\x00*....", "scan.tiff", MediaType.TIFF),
        ("Umsätze 2023".encode(), "notes.txt", MediaType.TEXT),
        ("Umsätze 2023".encode("cp1252"), "notes.txt", MediaType.TEXT),
        ("Revenue".encode("utf-16"), "notes.txt", MediaType.TEXT),
        (b"# Results\n", "notes.md", MediaType.MARKDOWN),
        (b"BMW sold more cars", "notes.txt", MediaType.TEXT),
        (b"plain words", "README", MediaType.TEXT),
    ],
)
def test_a_file_is_known_by_its_first_bytes(head: bytes, filename: str, expected: MediaType) -> None:
    assert sniff(head, filename) is expected


@pytest.mark.parametrize(
    ("head", "filename", "says"),
    [
        (b"", "report.pdf", "empty"),
        (b"\x89PNG\r\n\x1a\n", "report.pdf", "it is a PNG image"),
        (archive(("something.csv", b"word/")), "report.pdf", "a ZIP archive"),
        (WORKBOOK, "figures.docx", "an Excel workbook"),
        (archive(TYPES, ("xl/embeddings/one.docx", DOCX_HEAD)), "figures.docx", "an Excel workbook"),
        (archive(TYPES, ("ppt/slides/slide1.xml", b"")), "figures.pptx", "a PowerPoint presentation"),
        (archive(("mimetype", b"application/vnd.oasis.opendocument.text")), "a.docx", "an OpenDocument file"),
        (archive(("mimetype", b"application/epub+zip")), "a.epub", "an EPUB book"),
        (b"PK\x03\x04" + bytes(9), "report.pdf", "a ZIP archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "letter.doc", "an old Office file"),
        (b"<!DOCTYPE html><html>", "report.html", "a web page"),
        (b"  <html lang='en'>", "report.txt", "a web page"),
        (b"{\\rtf1", "report.rtf", "an RTF file"),
        (b"a;b;c\n1;2;3\n", "figures.csv", "no kind that ASPERA knows"),
        (b"just words", "report.pdf", "not a PDF"),
        (b"\x01\x02\x03\x00\x00", "report.pdf", "not a PDF"),
        (b"\x01\x02\x03\x00\x00", "report", "not of a known kind"),
        (b"\x7fELF\x02", "report.pdf", "a program"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(head: bytes, filename: str, says: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        sniff(head, filename)
    assert says in str(refusal.value)
    assert str(refusal.value).startswith("The file is ")
    assert "\n" not in str(refusal.value)


@given(
    st.binary(max_size=200),
    st.sampled_from(["a.pdf", "a.docx", "a.txt", "a.md", "a.png", "a.tif", "a", ".x"]),
)
def test_any_bytes_have_a_kind_or_a_refusal(head: bytes, filename: str) -> None:
    try:
        assert sniff(head, filename) in MediaType
    except UnreadableFile as refusal:
        assert str(refusal).startswith("The file is ")
