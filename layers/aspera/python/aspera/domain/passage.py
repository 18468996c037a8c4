"""Passages that a model is asked about, and the quotations that it takes from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aspera.domain.canonical_text import canonical
from aspera.domain.evidence import EvidenceVerifier
from aspera.domain.finding import Quotation
from aspera.domain.geometry import Box, union
from aspera.domain.page import Page
from aspera.domain.prose import Prose


@dataclass(frozen=True, slots=True)
class Passage:
    """`text` is quoted from; `before` and `after` stand around it on the same page."""

    page: int
    text: str
    box: Box
    before: str = ""
    after: str = ""


class QuotationCheck:
    """Whether words that a model quotes stand where it says they do."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._verifier = EvidenceVerifier({page.number: page for page in pages})

    def proven(self, passage: Passage, quote: str) -> Quotation | None:
        """The words of the page, not of the model; None unless they stand in the passage, whole."""
        if not (wanted := canonical(quote)) or wanted not in canonical(passage.text):
            return None
        claimed = Quotation(page=passage.page, quote=quote, near=passage.box)
        evidence = self._verifier.locate(claimed)
        return claimed.model_copy(update={"quote": evidence.quote}) if evidence else None

    def stands_around(self, passage: Passage, quote: str) -> bool:
        """Whether the words stand in the passage or beside it, and on its page; a few words alone
        prove nothing."""
        wanted = canonical(quote)
        around = canonical(f"{passage.before} {passage.text} {passage.after}")
        if not wanted or wanted not in around:
            return False
        return self._verifier.locate(Quotation(page=passage.page, quote=quote)) is not None


def sentence_passage(prose: Prose, number: int, reach: int) -> Passage:
    """The sentence with up to `reach` sentences before and after it."""
    text = prose.page.text
    before, after = prose.around(number, reach)
    box = union(text.boxes_in(*text.sentences[number]))
    return Passage(prose.page.number, prose.text(number), box, before, after)
