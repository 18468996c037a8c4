"""The evidence verifier: no finding leaves without its quote found on its page.

A quote is proven when it stands on the cited page, whole and contiguous, in canonical form
(`canonical_text`). It is refused when its edge cuts a meaning off: a digit, a sign, a bracket,
a unit, or a negation just before it. There is no fuzzy matching, so nothing that differs in a
digit can pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from aspera.domain.canonical_text import CanonicalText, canonical, canonicalise
from aspera.domain.finding import Computation, Evidence, Operand, Proposal, Quotation
from aspera.domain.geometry import UNITS, Box
from aspera.domain.page import Page

_MINIMUM_WORDS = 5
_OPENING = "\"'(["
_CLOSING = "\"')].,;:!?"
_NEGATIONS = frozenset(
    "no not never without neither nor none cannot kein keine keinen nicht ohne pas sans".split()
)
_SIGNS = frozenset({"-", "(", "minus", "(-", "$(", "-$", "($"})
_UNITS = re.compile(
    r"\)?%?\)?$|(percent|per|percentage|pp|bps|basis|thousand|million|billion|trillion|mn|bn|k|kt|mt|mio|mrd)\b",
    re.IGNORECASE,
)
_GAP = 1.0
"""Of a line's height; a blank within a cell is narrower."""
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(slots=True)
class EvidenceVerifier:
    """Verifies against the pages it is given; each page is canonicalised once. `others` are the
    pages of other documents by (document_id, number): what is said of one is proven there only."""

    pages: Mapping[int, Page]
    others: Mapping[tuple[str, int], Page] = field(default_factory=dict)
    _texts: dict[tuple[str, int], CanonicalText] = field(default_factory=dict)

    def verify(self, proposal: Proposal) -> tuple[Evidence, ...] | None:
        """Evidence for every quotation, or None when a single one, or a number of the
        computation, is not proven. A proposal with neither quotation nor absence is not proven."""
        evidence = [self.locate(quotation) for quotation in proposal.quotations]
        proven = tuple(item for item in evidence if item is not None)
        if len(proven) < len(evidence) or not (proven or proposal.absence):
            return None
        if proposal.computation and not self._recomputes(proposal.computation):
            return None
        return proven

    def locate(self, quotation: Quotation) -> Evidence | None:
        """The quotation with the boxes of its words, or None when it does not stand there."""
        page = self._page(quotation.document_id, quotation.page)
        quote = _trimmed(canonical(quotation.quote))
        if page is None or not quote or not _is_specific(quote, quotation.near):
            return None
        place = quotation.document_id, quotation.page
        text = self._texts.get(place)
        if text is None:
            text = self._texts[place] = canonicalise(page.text.text)
        spans = [text.original(start, end) for start, end in _occurrences(text.text, quote)]
        if quotation.near is not None:
            near = quotation.near
            spans = [span for span in spans if _touches(page, span, near)]
            spans = spans or [span for span in _cells(page, text, quote) if _touches(page, span, near)]
        if not spans:
            return None
        start, end = spans[0]
        boxes = tuple(box.ratios() for box in page.text.boxes_in(start, end))
        return Evidence(
            page=page.number,
            quote=page.text.text[start:end],
            boxes=boxes,
            verified=True,
            document_id=quotation.document_id,
        )

    def _page(self, document_id: str, number: int) -> Page | None:
        return self.others.get((document_id, number)) if document_id else self.pages.get(number)

    def _recomputes(self, computation: Computation) -> bool:
        if computation.difference != computation.printed - computation.recomputed:
            return False
        if abs(computation.difference) <= computation.tolerance:
            return False
        return all(self._is_printed(operand) for operand in computation.operands)

    def _is_printed(self, operand: Operand) -> bool:
        """Whether the operand's digits stand in its box. An operand that is nought may be a dash
        or an empty cell; one without a box is a given number such as 100 %."""
        page = self._page(operand.document_id, operand.page)
        if operand.box is None or operand.value == 0:
            return page is not None
        if page is None:
            return False
        left, top, width, height = operand.box
        area = Box(*(round(edge * UNITS) for edge in (left, top, left + width, top + height)))
        inside = "".join(
            page.words[index] for index in range(len(page.words)) if _centre_within(page.box(index), area)
        )
        digits = "".join(_DIGIT.findall(str(abs(operand.value)))).strip("0")
        return bool(digits) and digits in "".join(_DIGIT.findall(inside))


def _is_specific(quote: str, near: Box | None) -> bool:
    if near is not None or len(quote.split()) >= _MINIMUM_WORDS:
        return True
    return bool(_DIGIT.search(quote) and _WORD.search(quote))


def _trimmed(quote: str) -> str:
    """Without the punctuation at its edges that belongs to no number."""
    tokens = quote.split()
    if not tokens:
        return ""
    if not _DIGIT.search(tokens[0]):
        quote = quote.lstrip(_OPENING)
    if not _DIGIT.search(tokens[-1]):
        return quote.rstrip(_CLOSING)
    return quote.rstrip("\"'.,;:!?")


def _occurrences(text: str, quote: str) -> Iterator[tuple[int, int]]:
    """Where `quote` stands in `text` as whole words with nothing meant cut off."""
    start = text.find(quote)
    while start >= 0:
        end = start + len(quote)
        if _left_edge_is_clean(text, start, quote) and _right_edge_is_clean(text, end, quote):
            yield start, end
        start = text.find(quote, start + 1)


def _left_edge_is_clean(text: str, start: int, quote: str) -> bool:
    token_start = text.rfind(" ", 0, start) + 1
    cut = text[token_start:start]
    first_is_number = bool(_DIGIT.search(quote.split(" ", 1)[0]))
    if cut.strip("\"'") if first_is_number else cut.strip(_OPENING):
        return False
    before = text[max(0, token_start - 40) : token_start].split()
    if cut or not before:
        return True
    if first_is_number and before[-1] in _SIGNS:
        return False
    return not _negated(before[-2:])


def _negated(words: list[str]) -> bool:
    for position, word in enumerate(words):
        bare = word.lower().strip("\"'([,")
        ends_sentence = any(w[-1] in ".!?:;" for w in words[position:])
        if not ends_sentence and (bare in _NEGATIONS or bare.endswith("n't")):
            return True
    return False


def _right_edge_is_clean(text: str, end: int, quote: str) -> bool:
    stop = text.find(" ", end)
    stop = len(text) if stop < 0 else stop
    cut = text[end:stop]
    if not _DIGIT.search(quote.rsplit(" ", 1)[-1]):
        return not cut.strip(_CLOSING)
    if cut.strip("\"'.,;:!?"):
        return False
    following = text[stop + 1 : stop + 20].split(" ", 1)[0].rstrip(".,;:")
    return bool(cut) or not following or not _UNITS.match(following)


def _cells(page: Page, text: CanonicalText, quote: str) -> Iterator[tuple[int, int]]:
    """Where `quote` stands in a table as whole words that are set apart from the words around them: the
    dash of the next column is no sign of it, and the words of the next row are no unit."""
    start = text.text.find(quote)
    while start >= 0:
        end = start + len(quote)
        if text.text[start - 1 : start].strip() == text.text[end : end + 1].strip() == "":
            span = text.original(start, end)
            words = page.text.words_in(*span)
            if _is_apart(page, words.start) and _is_apart(page, words.stop) and _is_in_table(page, words):
                yield span
        start = text.text.find(quote, start + 1)


def _is_apart(page: Page, word: int) -> bool:
    """Whether the word begins a line, or stands a column's gap away from the one before it."""
    if not 0 < word < len(page.words) or page.line_of(word - 1) != page.line_of(word):
        return True
    before, after = page.box(word - 1), page.box(word)
    return (after.left - before.right) * page.width > _GAP * after.height * page.height


def _is_in_table(page: Page, words: range) -> bool:
    return any(_centre_within(page.box(words.start), table.box) for table in page.tables)


def _touches(page: Page, span: tuple[int, int], near: Box) -> bool:
    return any(
        box.left < near.right and near.left < box.right and box.top < near.bottom and near.top < box.bottom
        for box in page.text.boxes_in(*span)
    )


def _centre_within(box: Box, area: Box) -> bool:
    across, down = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return area.left <= across <= area.right and area.top <= down <= area.bottom
