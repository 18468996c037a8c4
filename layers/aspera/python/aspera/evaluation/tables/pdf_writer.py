"""Pages with words and rules at given places, as a PDF in memory: truth whose every word is known.

PDF 1.7 (ISO 32000-1) with Helvetica, which every reader has; its widths are those of Adobe's font
metrics, so that text can be set flush right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 612.0, 792.0
"""US Letter, in points."""

_ASCII = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 "
    "278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 "
    "667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 "
    "222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
)
_OTHERS = {"—": 1000, "–": 556, "€": 556, "\xa0": 278, "’": 222, "•": 350, "é": 556, "ü": 556, "ä": 556}
_WIDTHS = {chr(32 + index): int(width) for index, width in enumerate(_ASCII.split())} | _OTHERS
_USUAL = 556
_LATIN = "0123456789,.()"
SCRIPTS = {"F3": "٠١٢٣٤٥٦٧٨٩٬٫()", "F4": "０１２３４５６７８９，．（）", "F5": "०१२३४५६७८९,.()"}
"""Fonts by name, and what their digits and marks are read as: Arabic, of full width, Devanagari. They are
drawn as Latin ones; a reader goes by what they stand for."""


def text_width(text: str, size: float) -> float:
    """In points."""
    return sum(_WIDTHS.get(character, _USUAL) for character in text) * size / 1000


@dataclass(slots=True)
class Sheet:
    """One page in the making; x to the right and y down, in points. A `sideways` sheet is a landscape
    page that is printed along the long edge of a portrait one; `turned` is by how many degrees,
    clockwise, a viewer turns the page."""

    sideways: bool = False
    turned: int = 0
    _stream: list[str] = field(default_factory=list)

    def left(self, x: float, y: float, text: str, size: float = 9, font: str = "F1") -> None:
        """Text that begins at `x` and stands on the line `y`."""
        written = text.encode("cp1252", "replace").decode("latin-1")
        for character in "\\()":
            written = written.replace(character, f"\\{character}")
        matrix = f"0 1 -1 0 {y:.2f} {x:.2f}" if self.sideways else f"1 0 0 1 {x:.2f} {HEIGHT - y:.2f}"
        self._stream.append(f"BT /{font} {size:g} Tf {matrix} Tm ({written}) Tj ET")

    def right(self, x: float, y: float, text: str, size: float = 9, font: str = "F1") -> None:
        self.left(x - text_width(text, size), y, text, size, font)

    def centre(self, x: float, y: float, text: str, size: float = 9, font: str = "F1") -> None:
        self.left(x - text_width(text, size) / 2, y, text, size, font)

    def rule(self, x: float, y: float, to_x: float, to_y: float) -> None:
        self._stream.append(f"0.5 w {x:.2f} {HEIGHT - y:.2f} m {to_x:.2f} {HEIGHT - to_y:.2f} l S")

    @property
    def content(self) -> bytes:
        return "\n".join(self._stream).encode("latin-1")


def pdf_of(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as one file."""
    first = 5 + 2 * len(SCRIPTS)
    pages = [first + 2 * index for index in range(len(sheets))]
    scripts = " ".join(f"/{name} {5 + 2 * index} 0 R" for index, name in enumerate(SCRIPTS))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{n} 0 R' for n in pages)}] >>".encode(),
        _font("Helvetica"),
        _font("Helvetica-Bold"),
    ]
    for index, written in enumerate(SCRIPTS.values()):
        objects += [_font("Helvetica", f"/ToUnicode {6 + 2 * index} 0 R"), _to_unicode(written)]
    for number, sheet in zip(pages, sheets, strict=True):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH:g} {HEIGHT:g}] /Contents {number + 1} 0 R"
            f" /Rotate {sheet.turned} /Resources << /Font << /F1 3 0 R /F2 4 0 R {scripts} >> >> >>".encode()
        )
        objects.append(_stream(sheet.content))
    return file_of(objects)


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content)


def _to_unicode(written: str) -> bytes:
    """What the characters of `_LATIN` stand for in a font that only looks Latin."""
    pairs = "".join(
        f"<{ord(latin):02X}> <{ord(other):04X}>\n" for latin, other in zip(_LATIN, written, strict=True)
    )
    return _stream(
        f"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Other def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{len(_LATIN)} beginbfchar\n{pairs}endbfchar\n"
        "endcmap end end".encode()
    )


def _font(name: str, more: str = "") -> bytes:
    characters = (bytes([code]).decode("cp1252", "replace") for code in range(32, 256))
    widths = " ".join(str(_WIDTHS.get(character, _USUAL)) for character in characters)
    return (
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding"
        f" /FirstChar 32 /LastChar 255 /Widths [{widths}] {more} >>"
    ).encode()


def file_of(objects: Iterable[bytes], trailer: bytes = b"") -> bytes:
    """The file of these objects, numbered from 1; the first is its catalog. `trailer` is added to the
    dictionary that a reader begins with."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(offsets) + 1
    out += b"trailer << /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(out)
