from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from aspera.adapters.local.reading.typesetting.elements import (
    Element,
    Grid,
    Heading,
    Item,
    PageBreak,
    Paragraph,
)
from aspera.adapters.local.reading.typesetting.word_document import read_word_document
from aspera.domain.errors import UnreadableFile

Write = Callable[[Any], object]


@pytest.fixture
def read(tmp_path: Path) -> Callable[[Write], list[Element]]:
    def elements(write: Write) -> list[Element]:
        document = docx.Document()
        write(document)
        document.save(str(tmp_path / "made.docx"))
        return list(read_word_document(tmp_path / "made.docx"))

    return elements


def test_headings_paragraphs_lists_and_breaks_keep_their_order(
    read: Callable[[Write], list[Element]],
) -> None:
    def write(document: Any) -> None:
        document.add_heading("Annual Report", 0)
        document.add_heading("Results", 2)
        document.add_paragraph("Sales rose\tby 12%.")
        document.add_paragraph("more stores", style="List Bullet")
        document.add_page_break()
        document.add_paragraph("After it.")

    assert read(write) == [
        Heading("Annual Report", 0),
        Heading("Results", 2),
        Paragraph("Sales rose by 12%."),
        Item("• more stores"),
        PageBreak(),
        Paragraph("After it."),
    ]


def test_a_table_is_a_grid_with_merged_cells_filled_once(read: Callable[[Write], list[Element]]) -> None:
    def write(document: Any) -> None:
        table = document.add_table(rows=3, cols=3)
        table.cell(0, 1).merge(table.cell(0, 2)).text = "Years"
        table.cell(1, 0).merge(table.cell(2, 0)).text = "Sales"
        table.cell(1, 1).text, table.cell(1, 2).text = "1,200", "1,000"
        table.cell(2, 1).text = "800"

    (grid,) = read(write)
    assert grid == Grid([["", "Years", ""], ["Sales", "1,200", "1,000"], ["", "800", ""]], 1)


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (
            "<w:p {}><w:ins><w:r><w:t>kept</w:t></w:r></w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>",
            "kept",
        ),
        (
            "<w:p {}><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>shown</w:t></w:r></w:p>",
            "shown",
        ),
        (
            "<w:sdt {}><w:sdtContent><w:p><w:r><w:t>in a control</w:t></w:r></w:p></w:sdtContent></w:sdt>",
            "in a control",
        ),
        ("<w:p {}><w:hyperlink><w:r><w:t>linked</w:t></w:r></w:hyperlink></w:p>", "linked"),
        ("<w:p {}><w:r><w:t>low</w:t><w:noBreakHyphen/><w:t>carbon</w:t></w:r></w:p>", "low-carbon"),
        (
            "<w:p {}><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>",
            "in a box",
        ),
    ],
)
def test_text_is_read_where_a_reader_sees_it(
    xml: str, expected: str, read: Callable[[Write], list[Element]]
) -> None:
    body = parse_xml(xml.format(nsdecls("w")))
    assert read(lambda document: document.element.body.insert(0, body)) == [Paragraph(expected)]


def test_running_heads_are_read_once_at_the_end(read: Callable[[Write], list[Element]]) -> None:
    def write(document: Any) -> None:
        document.add_paragraph("Text.")
        document.sections[0].header.paragraphs[0].text = "Confidential"

    assert read(write) == [Paragraph("Text."), Paragraph("Confidential")]


def archive(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return path


def test_an_archive_without_a_document_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="without a Word document"):
        list(read_word_document(archive(tmp_path / "a.docx", notes=b"hello")))


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = archive(tmp_path / "a.docx", word__document_xml=b" " * 120_000_000)
    assert bomb.stat().st_size < 200_000
    with pytest.raises(UnreadableFile, match="too large once it is unpacked"):
        list(read_word_document(bomb))


@pytest.mark.parametrize("content", [b"<broken", b"", b"<?xml version='1.0'?><a/>"])
def test_a_damaged_document_is_refused(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        list(read_word_document(archive(tmp_path / "a.docx", word__document_xml=content)))


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(UnreadableFile, match="damaged"):
        list(read_word_document(tmp_path / "a.docx"))
