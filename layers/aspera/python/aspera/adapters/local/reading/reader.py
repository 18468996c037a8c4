"""What every kind of file is read through, and which reader reads which."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol

from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.domain.document import MediaType
from aspera.domain.errors import UnreadableFile
from aspera.domain.page import Page


class Reader(Protocol):
    """An open file. `page_count` is known at once; pages are numbered from 1."""

    page_count: int

    def read(self, number: int) -> Page:
        """The page, blank or unread ones too; UnreadableFile says why a page cannot be read."""

    def sizes(self) -> Sequence[tuple[float, float]]:
        """Width and height of every page in points, as shown."""

    def render(self, number: int, dpi: float) -> bytes:
        """A picture of the page as JPEG; UnreadableFile when there is none to draw."""

    def close(self) -> None: ...


def load_code(media_type: MediaType) -> None:
    """Import what reading such a file takes, before this process is forked."""
    if media_type is MediaType.PDF:
        import_module("aspera.adapters.local.reading.pdf.reader")
        import_module("pypdfium2_raw")


def open_reader(path: Path, media_type: MediaType, limits: ReadingLimits) -> Reader:
    """UnreadableFile, one line for people, when the file is damaged, locked or holds nothing."""
    reader = _open(path, media_type, limits)
    if reader.page_count < 1:
        reader.close()
        raise UnreadableFile("The file has no pages.")
    return reader


def _open(path: Path, media_type: MediaType, limits: ReadingLimits) -> Reader:
    if media_type is MediaType.PDF:
        from aspera.adapters.local.reading.pdf.reader import PdfReader

        return PdfReader(path, limits)
    if media_type in (MediaType.PNG, MediaType.JPEG, MediaType.TIFF):
        from aspera.adapters.local.reading.images import ImageReader

        return ImageReader(path, media_type, limits)
    from aspera.adapters.local.reading.typesetting.reader import TypesetReader

    return TypesetReader(path, media_type)
