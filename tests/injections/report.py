"""A small report with a fault for each agent, and one for a model to find, in four formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from docx import Document

from aspera.evaluation.tables.pdf_writer import file_of

TITLE = "Sustainability report 2023 of Halden Pumps"
FIRST = (
    "We make pumps in three plants and sell them in forty countries to people who like them.",
    "Our new detergent is environmentally friendly and protects our rivers.",
    "There is more to say about our pumps, which are blue, loud and heavy, as they have always been.",
    "Our packaging treads lightly on the planet and our customers love what it does for nature.",
    "There are many colours to choose from. Some are bright. Some are dark. All are fine.",
    "We will be net zero by 2040.",
    "The works council met four times and talked about the canteen. The food is good. It is cheap.",
)
LAST = (
    "The seller gives notice within thirty (60) days of the closing of this sale to the other side.",
    "In November 2022 we discovered a cybersecurity incident that impacted certain systems of Halden.",
    "Members of the union at our Gdansk plant stayed away for six weeks of 2023 and 1,400 cars were late.",
    "Twice a year the directors look at what a warmer world would do to our plants and warehouses.",
)
HEADS = ("", "2023", "2022", "2021")
BALANCE = (
    ("Cash", "1,250", "1,105", "980"),
    ("Receivables", "3,412", "3,377", "3,105"),
    ("Inventories", "2,204", "2,190", "2,001"),
    ("Total current assets", "6,966", "6,672", "6,086"),
)
PROVISIONS = (
    ("Warranty claims", "3,412", "3,377", "3,105"),
    ("Staff matters", "1,250", "1,105", "980"),
    ("Site clean-up", "2,204", "2,190", "2,001"),
    ("Onerous contracts", "417", "388", "365"),
    ("Provisions made for all sites", "6,966", "6,672", "6,086"),
    ("Goodwill", "1,301", "1,377", "1,311"),
)
_STEP = 13.0


@dataclass
class Pdf:
    """Three pages of text; `objects` are added to the file, `catalog` and `page` to its dictionaries,
    `info` is its metadata, `streams` go behind the text of a page, `lines` into it."""

    info: Mapping[str, str] = field(default_factory=dict)
    catalog: str = ""
    page: str = ""
    objects: tuple[bytes, ...] = ()
    streams: Mapping[int, str] = field(default_factory=dict)
    first: tuple[str, ...] = FIRST
    last: tuple[str, ...] = LAST
    row: str = ""

    def bytes(self) -> bytes:
        contents = [self._prose((TITLE, *self.first)), self._tables(), self._prose(self.last)]
        objects = [
            f"<< /Type /Catalog /Pages 2 0 R {self.catalog} >>".encode("latin-1"),
            b"<< /Type /Pages /Count 3 /Kids [5 0 R 7 0 R 9 0 R] >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            f"<< {' '.join(f'/{key} {literal(value)}' for key, value in self.info.items())} >>".encode(
                "latin-1"
            ),
        ]
        for number, content in enumerate(contents):
            stream = f"{content}\n{self.streams.get(number + 1, '')}".encode("latin-1")
            extra = self.page if number == 0 else ""
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {6 + 2 * number} 0 R "
                f"/Resources << /Font << /F1 3 0 R >> /Properties << /H 11 0 R >> >> {extra} >>".encode(
                    "latin-1"
                )
            )
            objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream))
        return file_of([*objects, *self.objects], b"/Info 4 0 R")

    def _prose(self, paragraphs: tuple[str, ...]) -> str:
        return "\n".join(
            show(60, 740 - 2.4 * _STEP * index, paragraph) for index, paragraph in enumerate(paragraphs)
        )

    def _tables(self) -> str:
        shown, top = [], 740.0
        for caption, rows in (
            ("Current assets (in millions)", BALANCE),
            ("Movements of provisions (in millions)", PROVISIONS),
        ):
            shown.append(show(60, top, caption))
            extra = ((self.row, "", "", ""),) if self.row and rows is PROVISIONS else ()
            for row in (HEADS, *rows, *extra):
                top -= _STEP
                cells = zip((60, 300, 380, 460), row, strict=True)
                shown += [show(x, top, cell) for x, cell in cells if cell]
            top -= 5 * _STEP
        return "\n".join(shown)


def show(x: float, y: float, text: str, size: float = 9) -> str:
    return f"BT /F1 {size:g} Tf 1 0 0 1 {x:g} {y:.2f} Tm {literal(text)} Tj ET"


def literal(text: str) -> str:
    written = text.encode("cp1252", "replace").decode("latin-1")
    for sign in "\\()":
        written = written.replace(sign, f"\\{sign}")
    return f"({written})"


def markdown(before: str = "", inside: str = "", cell: str = "", after: str = "") -> bytes:
    rows = [*PROVISIONS, *([(cell, "", "", "")] if cell else [])]
    parts = [
        before,
        f"# {TITLE}",
        *FIRST,
        inside,
        _grid("Current assets (in millions)", list(BALANCE)),
        _grid("Movements of provisions (in millions)", rows),
        *LAST,
        after,
    ]
    return "\n\n".join(filter(None, parts)).encode()


def _grid(caption: str, rows: list[tuple[str, ...]]) -> str:
    lines = [HEADS, ("---",) * 4, *rows]
    return "\n".join([caption, "", *("| " + " | ".join(line) + " |" for line in lines)])


def plain(after: str = "") -> bytes:
    return "\n\n".join(filter(None, (TITLE, *FIRST, *LAST, after))).encode()


def word(edit: Callable[[Any], None]) -> bytes:
    """`edit` is given the document when all else is in it."""
    document = Document()
    document.add_heading(TITLE)
    for paragraph in FIRST:
        document.add_paragraph(paragraph)
    for caption, rows in (
        ("Current assets (in millions)", BALANCE),
        ("Movements of provisions (in millions)", PROVISIONS),
    ):
        document.add_paragraph(caption)
        table = document.add_table(rows=0, cols=4)
        for row in (HEADS, *rows):
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    for paragraph in LAST:
        document.add_paragraph(paragraph)
    edit(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()
