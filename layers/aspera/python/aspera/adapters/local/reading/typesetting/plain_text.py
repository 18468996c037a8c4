"""Text files: which encoding, and where paragraphs and pages end."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from aspera.adapters.local.reading.typesetting.elements import Element, PageBreak, Verbatim
from aspera.domain.errors import UnreadableFile

_MOST_BYTES = 50_000_000
"""Far above 3,000 pages of text."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = {**dict.fromkeys((*range(9), *range(14, 32), *range(127, 160)), " "), 0xAD: None, 0xFEFF: None}


def read_text(path: Path) -> str:
    """The file's characters: UTF-8, UTF-16 or UTF-32 by mark, otherwise Windows-1252."""
    if path.stat().st_size > _MOST_BYTES:
        raise UnreadableFile(f"The text has more than {_MOST_BYTES // 1_000_000} MB.")
    data = path.read_bytes()
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            raise UnreadableFile("The text is damaged: it breaks off or is no Unicode.") from None
        text = data.decode("cp1252", "replace")
    return text.translate(_CONTROLS)


def read_paragraphs(text: str) -> Iterator[Element]:
    """Lines as they stand, grouped by blank ones; a form feed ends a page."""
    for number, page in enumerate(text.split("\f")):
        if number:
            yield PageBreak()
        for is_blank, lines in groupby(page.splitlines(), key=lambda line: not line.strip()):
            if not is_blank:
                yield Verbatim(list(lines))
