"""What kind of file it is, by its first bytes and its name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aspera.domain.document import MediaType
from aspera.domain.errors import UnreadableFile

READABLE = "ASPERA reads PDF, DOCX, TXT, Markdown, PNG, JPEG and TIFF files."

_NAMES = {
    MediaType.PDF: "a PDF",
    MediaType.DOCX: "a Word document",
    MediaType.TEXT: "a text file",
    MediaType.MARKDOWN: "a Markdown file",
    MediaType.PNG: "a PNG image",
    MediaType.JPEG: "a JPEG image",
    MediaType.TIFF: "a TIFF image",
}
_SUFFIXES = {
    "pdf": MediaType.PDF,
    "docx": MediaType.DOCX,
    "txt": MediaType.TEXT,
    "text": MediaType.TEXT,
    "md": MediaType.MARKDOWN,
    "markdown": MediaType.MARKDOWN,
    "png": MediaType.PNG,
    "jpg": MediaType.JPEG,
    "jpeg": MediaType.JPEG,
    "tif": MediaType.TIFF,
    "tiff": MediaType.TIFF,
}
_PDF_HEADER_WITHIN = 1024
"""Bytes: where readers look for `%PDF-` (PDF 1.7, Annex H, note 13)."""

_IMAGES = (
    (b"\x89PNG\r\n\x1a\n", MediaType.PNG),
    (b"\xff\xd8\xff", MediaType.JPEG),
    (b"II*\x00", MediaType.TIFF),
    (b"MM\x00*", MediaType.TIFF),
    (b"II+\x00", MediaType.TIFF),
    (b"MM\x00+", MediaType.TIFF),
)
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file or an encrypted one; save it as .docx or PDF"),
    (b"{\\rtf", "an RTF file; save it as .docx or PDF"),
    (b"GIF8", "a GIF image; save it as PNG"),
    (b"BM", "a BMP image; save it as PNG"),
    (b"%!PS", "a PostScript file; save it as PDF"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
_ZIPPED = (
    (b"xl/", "an Excel workbook; save it as PDF"),
    (b"ppt/", "a PowerPoint presentation; save it as PDF"),
    (b"mimetypeapplication/vnd.oasis", "an OpenDocument file; save it as .docx or PDF"),
    (b"mimetypeapplication/epub", "an EPUB book; save it as PDF"),
)
_ZIP_MEMBER = re.compile(rb"PK\x03\x04.{22}(..)..", re.DOTALL)
"""A local file header up to the name, whose length it holds (APPNOTE.TXT, 4.3.7)."""
_LONGEST_MARK = max(len(mark) for mark, _ in _ZIPPED)
_HTML = (b"<!doctype html", b"<html", b"<head", b"<body")
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_TEXT_BYTES = bytes([*b"\t\n\r\f", *range(32, 127), *range(128, 256)])


def sniff(head: bytes, filename: str) -> MediaType:
    """The media type of a file that begins with `head` (64 KiB are enough). UnreadableFile, one
    line for people, when it is empty, of no supported kind, or not what its name says."""
    if not head:
        raise UnreadableFile("The file is empty.")
    named = _SUFFIXES.get(filename.rpartition(".")[2].lower())
    found = _by_content(head, named)
    if found is MediaType.TEXT:
        return _text_kind(head, filename, named)
    if named not in (None, found):
        raise UnreadableFile(f"The file is not what its name says: it is {_NAMES[found]}.")
    return found


def _by_content(head: bytes, named: MediaType | None) -> MediaType:
    for magic, media_type in _IMAGES:
        if head.startswith(magic):
            return media_type
    if head.startswith(b"PK\x03\x04"):
        return _zipped(head, named)
    if b"%PDF-" in head[:_PDF_HEADER_WITHIN]:
        return MediaType.PDF
    for magic, what in _FOREIGN:
        if head.startswith(magic) and not (len(magic) == 2 and _is_text(head)):
            raise UnreadableFile(f"The file is {what}. {READABLE}")
    if not _is_text(head):
        what = _NAMES[named] if named else "of a known kind"
        raise UnreadableFile(f"The file is not {what}: it is damaged or something else. {READABLE}")
    return MediaType.TEXT


def _zipped(head: bytes, named: MediaType | None) -> MediaType:
    """Whether it holds a Word document is proven only when it is opened; its beginning often
    names the parts already. The first part decides: what is embedded comes after its own name, and
    compressed bytes may hold any letters."""
    for member in _zip_members(head):
        if member.startswith(b"word/"):
            return MediaType.DOCX
        for mark, what in _ZIPPED:
            if member.startswith(mark):
                raise UnreadableFile(f"The file is {what}. {READABLE}")
    if named is MediaType.DOCX:
        return MediaType.DOCX
    raise UnreadableFile(f"The file is a ZIP archive; unpack it first. {READABLE}")


def _zip_members(head: bytes) -> Iterator[bytes]:
    """The names of members; the content follows that of `mimetype`, which is not compressed."""
    for header in _ZIP_MEMBER.finditer(head):
        length = int.from_bytes(header[1], "little")
        name = head[header.end() : header.end() + length]
        yield name if name != b"mimetype" else head[header.end() : header.end() + _LONGEST_MARK]


def _text_kind(head: bytes, filename: str, named: MediaType | None) -> MediaType:
    if head.lstrip().lower().startswith(_HTML):
        raise UnreadableFile(f"The file is a web page; print it to PDF. {READABLE}")
    if named in (MediaType.TEXT, MediaType.MARKDOWN):
        return named
    if named is not None:
        raise UnreadableFile(f"The file is not {_NAMES[named]}: it holds text or is damaged.")
    if "." not in filename:
        return MediaType.TEXT
    raise UnreadableFile(f"The file is of no kind that ASPERA knows. {READABLE}")


def _is_text(head: bytes) -> bool:
    """Bytes of a text: no control characters but blanks, unless it is UTF-16 with a mark."""
    if head.startswith(_BYTE_ORDER_MARKS):
        return True
    return not head.translate(None, _TEXT_BYTES)
