"""The elements of WordprocessingML that hold text, as elements to be set in type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from aspera.adapters.local.reading.typesetting.elements import (
    Element,
    Grid,
    Heading,
    Item,
    PageBreak,
    Paragraph,
)
from aspera.adapters.local.reading.typesetting.tables import count_header_rows

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT_BOX = f"{_W}txbxContent"
_SKIPPED = frozenset(
    {_FALLBACK, _TEXT_BOX, *(f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "pPr", "rPr"))}
)
_SPELLED = {f"{_W}tab": " ", f"{_W}cr": " ", f"{_W}br": " ", f"{_W}noBreakHyphen": "-", f"{_W}sym": "•"}
_HEADING_STYLE = re.compile(r"(?:heading|überschrift|titre|título|titolo)\s*(\d)", re.IGNORECASE)
_TITLE_STYLES = frozenset({"title", "titel", "titre"})
_LIST_STYLE = re.compile(r"list|aufzählung|liste", re.IGNORECASE)
_BODY_LEVEL = 9
"""Of an outline: no heading."""
_MOST_COLUMNS = 60
_BREAK = "\f"


class WordBody:
    """`styles` are names by id."""

    def __init__(self, styles: Mapping[str, str]) -> None:
        self._styles = styles

    def elements(self, parent: Any) -> Iterator[Element]:
        """Paragraphs and tables in order, through content controls and insertions."""
        for child in parent:
            if child.tag == f"{_W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                yield from self._table(child)
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
                yield from self.elements(child)

    def is_separator(self, note: Any) -> bool:
        """Whether a note is only the rule above the notes."""
        return note.get(f"{_W}type") is not None

    def _paragraph(self, paragraph: Any) -> Iterator[Element]:
        properties = paragraph.find(f"{_W}pPr")
        if properties is not None and _is_on(properties.find(f"{_W}pageBreakBefore")):
            yield PageBreak()
        for number, text in enumerate("".join(_characters(paragraph)).split(_BREAK)):
            if number:
                yield PageBreak()
            if text.strip():
                yield self._kind(" ".join(text.split()), properties)
        for box in paragraph.iter(_TEXT_BOX):
            if not any(ancestor.tag == _FALLBACK for ancestor in box.iterancestors()):
                yield from self.elements(box)
        if properties is not None and _ends_page(properties.find(f"{_W}sectPr")):
            yield PageBreak()

    def _kind(self, text: str, properties: Any) -> Element:
        if properties is None:
            return Paragraph(text)
        style = self._styles.get(_value(properties.find(f"{_W}pStyle")), "")
        if style.lower() in _TITLE_STYLES:
            return Heading(text, 0)
        if heading := _HEADING_STYLE.match(style):
            return Heading(text, int(heading[1]))
        outline = _value(properties.find(f"{_W}outlineLvl"))
        if outline.isdigit() and int(outline) < _BODY_LEVEL:
            return Heading(text, int(outline) + 1)
        numbering = properties.find(f"{_W}numPr")
        if numbering is not None or _LIST_STYLE.match(style):
            depth = "" if numbering is None else _value(numbering.find(f"{_W}ilvl"))
            return Item(f"• {text}", int(depth) if depth.isdigit() else 0)
        return Paragraph(text)

    def _table(self, table: Any) -> Iterator[Element]:
        rows = [_row(row) for row in table.iter(f"{_W}tr") if _table_of(row) is table]
        width = max(map(len, rows), default=0)
        rows = [row + [""] * (width - len(row)) for row in rows if any(row)]
        if width > _MOST_COLUMNS:
            yield from (Paragraph(" ".join(filter(None, row))) for row in rows)
        elif rows:
            marked = sum(1 for _ in table.iter(f"{_W}tblHeader"))
            yield Grid(rows, min(marked or count_header_rows(rows), len(rows)))


def _characters(parent: Any) -> Iterator[str]:
    """What a paragraph or cell shows, page breaks as form feeds."""
    for child in parent:
        tag = child.tag
        if tag == f"{_W}t":
            yield child.text or ""
        elif tag == f"{_W}br" and child.get(f"{_W}type") == "page":
            yield _BREAK
        elif tag in _SPELLED:
            yield _SPELLED[tag]
        elif isinstance(tag, str) and tag not in _SKIPPED and not _is_hidden(child):
            yield from _characters(child)
            if tag == f"{_W}p":
                yield " "


def _row(row: Any) -> list[str]:
    """The texts of a row; a cell over several columns fills the first, a cell that goes on
    from the row above is empty."""
    skipped = row.find(f"{_W}trPr/{_W}gridBefore")
    texts = [""] * min(_count(skipped, 0), _MOST_COLUMNS)
    for cell in row.iter(f"{_W}tc"):
        if _row_of(cell) is not row:
            continue
        merged = cell.find(f"{_W}tcPr/{_W}vMerge")
        goes_on = merged is not None and _value(merged) != "restart"
        text = "" if goes_on else " ".join("".join(_characters(cell)).split())
        span = min(_count(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1), _MOST_COLUMNS)
        texts += [text, *[""] * (span - 1)]
    return texts


def _table_of(row: Any) -> Any:
    return next(row.iterancestors(f"{_W}tbl"), None)


def _row_of(cell: Any) -> Any:
    return next(cell.iterancestors(f"{_W}tr"), None)


def _value(element: Any) -> str:
    return "" if element is None else element.get(f"{_W}val") or ""


def _count(element: Any, otherwise: int) -> int:
    value = _value(element)
    return int(value) if value.isdigit() else otherwise


def _is_on(element: Any) -> bool:
    """A toggle: there, and not switched off."""
    return element is not None and _value(element) not in ("0", "false", "off")


def _is_hidden(run: Any) -> bool:
    return run.tag == f"{_W}r" and _is_on(run.find(f"{_W}rPr/{_W}vanish"))


def _ends_page(section: Any) -> bool:
    return section is not None and _value(section.find(f"{_W}type")) != "continuous"
