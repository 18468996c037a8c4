"""Mentions with their place, made from a page's text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from aspera.domain.finding import Quotation
from aspera.domain.geometry import union
from aspera.domain.observation import Mention
from aspera.domain.page import Page

_LONGEST_QUOTE = 400


def sighting(page: Page, span: tuple[int, int], key: str, detail: str) -> Mention:
    """What stands at `span` of the page's text, quoted with its sentence when that is short."""
    start, end = sentence_around(page, *span)
    if end - start > _LONGEST_QUOTE:
        start, end = span
    return replace(bare_sighting(page, span, key, detail), quote=page.text.text[start:end])


def bare_sighting(page: Page, span: tuple[int, int], key: str, detail: str) -> Mention:
    """What stands at `span`, quoted alone."""
    quote, box = page.text.text[slice(*span)], union(page.text.boxes_in(*span))
    return Mention(key=key, page=page.number, quote=quote, box=box, detail=detail)


def sentence_around(page: Page, start: int, end: int) -> tuple[int, int]:
    """The sentence that the span stands in; the span itself when it stands in several."""
    sentences = page.text.sentences
    index = bisect_right(sentences, (start, len(page.text.text))) - 1
    if index >= 0 and sentences[index][0] <= start and end <= sentences[index][1]:
        return sentences[index]
    return start, end


def as_quotation(mention: Mention) -> Quotation:
    return Quotation(page=mention.page, quote=mention.quote, near=mention.box)
