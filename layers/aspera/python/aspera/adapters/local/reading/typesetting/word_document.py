"""Word documents (ECMA-376 part 1, WordprocessingML): headings, paragraphs, lists, tables, notes.

The body is walked element by element: python-docx's own lists leave out content controls, text
boxes and tracked insertions, and with them text that a reader of the document sees.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aspera.adapters.local.reading.typesetting.elements import Element, Paragraph
from aspera.adapters.local.reading.typesetting.word_body import WordBody
from aspera.domain.errors import UnreadableFile

_DOCUMENT = "word/document.xml"
_MOST_BYTES, _MOST_XML_BYTES = 500_000_000, 100_000_000
"""Unpacked; a tree takes ten times its text."""
_NOTES = ("/footnotes", "/endnotes")
_RUNNING = ("/header", "/footer")


def read_word_document(path: Path) -> Iterator[Element]:
    """Its text as elements: the body, then notes, then running heads and feet, each once."""
    _check_archive(path)
    document = _open(path)
    body = WordBody({style.style_id: style.name or "" for style in document.styles})
    try:
        yield from body.elements(document.element.body)
        yield from _notes(document, body)
        yield from _running(document, body)
    except RecursionError:
        raise UnreadableFile("The Word document is nested too deeply.") from None


def _check_archive(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise UnreadableFile("The Word document is damaged and cannot be opened.") from error
    if all(part.filename != _DOCUMENT for part in parts):
        raise UnreadableFile("The file is a ZIP archive without a Word document in it.")
    xml = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if xml > _MOST_XML_BYTES or sum(part.file_size for part in parts) > _MOST_BYTES:
        raise UnreadableFile("The Word document is too large once it is unpacked.")


def _open(path: Path) -> Any:
    import docx
    from docx.opc.exceptions import OpcError

    try:
        return docx.Document(str(path))
    except (OpcError, SyntaxError, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise UnreadableFile("The Word document is damaged and cannot be opened.") from error


def _notes(document: Any, body: WordBody) -> Iterator[Element]:
    for part in _parts(document, _NOTES):
        for note in _root(part):
            if not body.is_separator(note):
                yield from body.elements(note)


def _running(document: Any, body: WordBody) -> Iterator[Element]:
    seen: set[Element] = set()
    for part in _parts(document, _RUNNING):
        for element in body.elements(_root(part)):
            if isinstance(element, Paragraph) and element not in seen:
                seen.add(element)
                yield element


def _parts(document: Any, endings: tuple[str, ...]) -> list[Any]:
    related = [rel for rel in document.part.rels.values() if rel.reltype.endswith(endings)]
    parts = [rel.target_part for rel in related if not rel.is_external]
    return sorted(parts, key=lambda part: str(part.partname))


def _root(part: Any) -> Any:
    from docx.oxml import parse_xml

    return part.element if hasattr(part, "element") else parse_xml(part.blob)
