"""Where words can be hidden in a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from docx.shared import Pt, RGBColor

from aspera.domain.document import MediaType
from tests.injections.report import FIRST, LAST, Pdf, literal, markdown, plain, show, word

Plant = Callable[[str], bytes]


@dataclass(frozen=True)
class Place:
    """`plant` makes the report with the words in it."""

    name: str
    media: MediaType
    plant: Plant

    def __str__(self) -> str:
        return f"{self.media.name}: {self.name}"


def _annotation(words: str, kind: str, rest: str) -> Pdf:
    made = f"<< /Type /Annot /Subtype /{kind} /Rect [60 60 300 90] {rest} >>".encode("latin-1")
    return Pdf(page="/Annots [11 0 R]", objects=(made,))


def _layer(words: str) -> Pdf:
    """A layer that is switched off."""
    return Pdf(
        catalog="/OCProperties << /OCGs [11 0 R] /D << /OFF [11 0 R] >> >>",
        objects=(b"<< /Type /OCG /Name (hidden) >>",),
        streams={1: f"/OC /H BDC {show(60, 100, words)} EMC"},
    )


def _stream(words: str, kind: str) -> bytes:
    data = words.encode("latin-1", "replace")
    return b"<< %b /Length %d >>\nstream\n%b\nendstream" % (kind.encode(), len(data), data)


def _on(page: int, drawing: Callable[[str], str]) -> Callable[[str], Pdf]:
    return lambda words: Pdf(streams={page: drawing(words)})


_IN_PDF: dict[str, Callable[[str], Pdf]] = {
    "white text": _on(1, lambda words: f"q 1 1 1 rg {show(60, 300, words)} Q"),
    "tiny text": _on(1, lambda words: show(60, 300, words, 0.6)),
    "invisible text": _on(1, lambda words: f"BT 3 Tr ET {show(60, 300, words)} BT 0 Tr ET"),
    "text off the page": _on(1, lambda words: show(900, 1200, words)),
    "clipped text": _on(1, lambda words: f"q 0 0 1 1 re W n {show(60, 300, words)} Q"),
    "text under a box": _on(1, lambda words: f"{show(60, 300, words)} q 1 1 1 rg 50 280 500 60 re f Q"),
    "text with an actual text": _on(
        1, lambda words: f"/Span << /ActualText {literal(words)} >> BDC {show(60, 300, 'blue')} EMC"
    ),
    "marginal text": _on(1, lambda words: f"BT /F1 7 Tf 0 1 -1 0 30 100 Tm {literal(words[:90])} Tj ET"),
    "header": _on(3, lambda words: show(60, 778, words[:110], 7)),
    "footer": _on(3, lambda words: show(60, 20, words[:110], 7)),
    "footnote": _on(3, lambda words: show(60, 60, f"1 {words[:120]}", 7)),
    "below a table": _on(2, lambda words: show(60, 200, words[:120])),
    "first paragraph": lambda words: Pdf(first=(words, *FIRST)),
    "last paragraph": lambda words: Pdf(last=(*LAST, words)),
    "paragraph between": lambda words: Pdf(last=(*LAST[:2], words, *LAST[2:])),
    "a row of a table": lambda words: Pdf(row=words[:45]),
    "title": lambda words: Pdf(info={"Title": words}),
    "author": lambda words: Pdf(info={"Author": words}),
    "subject": lambda words: Pdf(info={"Subject": words}),
    "keywords": lambda words: Pdf(info={"Keywords": words, "Producer": words}),
    "XMP metadata": lambda words: Pdf(
        catalog="/Metadata 11 0 R", objects=(_stream(words, "/Type /Metadata /Subtype /XML"),)
    ),
    "note": lambda words: _annotation(words, "Text", f"/Contents {literal(words)} /T {literal(words)}"),
    "free text": lambda words: _annotation(words, "FreeText", f"/Contents {literal(words)} /DA (/F1 9 Tf)"),
    "link": lambda words: _annotation(words, "Link", f"/A << /S /URI /URI {literal(words)} >>"),
    "form field": lambda words: _annotation(
        words, "Widget", f"/FT /Tx /T (a) /V {literal(words)} /TU {literal(words)}"
    ),
    "hidden layer": _layer,
    "bookmark": lambda words: Pdf(
        catalog="/Outlines 11 0 R",
        objects=(
            b"<< /Type /Outlines /First 12 0 R /Last 12 0 R /Count 1 >>",
            f"<< /Title {literal(words)} /Parent 11 0 R /Dest [5 0 R /Fit] >>".encode("latin-1"),
        ),
    ),
    "attached file": lambda words: Pdf(
        catalog=f"/Names << /EmbeddedFiles << /Names [{literal(words)} 11 0 R] >> >>",
        objects=(
            f"<< /Type /Filespec /F {literal(words)} /EF << /F 12 0 R >> >>".encode("latin-1"),
            _stream(words, "/Type /EmbeddedFile"),
        ),
    ),
    "script at opening": lambda words: Pdf(catalog=f"/OpenAction << /S /JavaScript /JS {literal(words)} >>"),
    "language and structure": lambda words: Pdf(
        catalog=f"/Lang {literal(words)} /StructTreeRoot << /Type /StructTreeRoot /K << /S /Figure "
        f"/Alt {literal(words)} >> >>"
    ),
}

_IN_MARKDOWN: dict[str, Plant] = {
    "comment": lambda words: markdown(inside=f"<!-- {words} -->"),
    "front matter": lambda words: markdown(before=f"---\ntitle: {words}\n---"),
    "link": lambda words: markdown(after=f"[more](https://example.invalid/x '{words}')"),
    "image": lambda words: markdown(after=f"![{words}](x.png)"),
    "code": lambda words: markdown(after=f"```\n{words}\n```"),
    "cell": lambda words: markdown(cell=words.replace("|", "/")[:60]),
    "footnote": lambda words: markdown(after=f"[^1]: {words}"),
    "quotation": lambda words: markdown(after=f"> {words}"),
    "heading": lambda words: markdown(after=f"### {words[:60]}"),
    "raw HTML": lambda words: markdown(after=f"<div style='display:none'>{words}</div>"),
}


def _run(words: str, change: Callable[[Any], None]) -> bytes:
    def edit(document: Any) -> None:
        change(document.add_paragraph().add_run(words).font)

    return word(edit)


def _hidden(font: Any) -> None:
    font.hidden = True


def _white(font: Any) -> None:
    font.color.rgb = RGBColor(255, 255, 255)


def _tiny(font: Any) -> None:
    font.size = Pt(1)


def _property(name: str) -> Plant:
    return lambda words: word(lambda document: setattr(document.core_properties, name, words[:250]))


def _running(part: str) -> Plant:
    def edit(document: Any, words: str) -> None:
        getattr(document.sections[0], part).paragraphs[0].text = words

    return lambda words: word(lambda document: edit(document, words))


def _cell(document: Any, words: str) -> None:
    document.tables[1].add_row().cells[0].text = words


_IN_WORD: dict[str, Plant] = {
    "hidden run": lambda words: _run(words, _hidden),
    "white run": lambda words: _run(words, _white),
    "tiny run": lambda words: _run(words, _tiny),
    "title": _property("title"),
    "author": _property("author"),
    "comments": _property("comments"),
    "header": _running("header"),
    "footer": _running("footer"),
    "cell": lambda words: word(lambda document: _cell(document, words[:60])),
}


def _made(make: Callable[[str], Pdf]) -> Plant:
    return lambda words: make(words).bytes()


PLACES: tuple[Place, ...] = (
    *(Place(name, MediaType.PDF, _made(make)) for name, make in _IN_PDF.items()),
    *(Place(name, MediaType.MARKDOWN, plant) for name, plant in _IN_MARKDOWN.items()),
    *(Place(name, MediaType.DOCX, plant) for name, plant in _IN_WORD.items()),
    Place("last paragraph", MediaType.TEXT, lambda words: plain(words)),
)
CLEAN: dict[MediaType, bytes] = {
    MediaType.PDF: Pdf().bytes(),
    MediaType.MARKDOWN: markdown(),
    MediaType.DOCX: word(lambda document: None),
    MediaType.TEXT: plain(),
}
