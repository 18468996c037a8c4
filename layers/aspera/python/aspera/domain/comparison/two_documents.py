"""Two documents of one company in the order of their years, and how evidence and sentences name them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aspera.domain.comparison.comparable import DocumentFacts
from aspera.domain.comparison.sides import quotation
from aspera.domain.finding import Quotation
from aspera.domain.observation import Fact, Mention


@dataclass(frozen=True, slots=True)
class TwoDocuments:
    """Findings are about `own`; what they quote of `other` bears its document id. The document of the
    earlier year is the one that was published first; of two of one year it is `other`."""

    own: DocumentFacts
    other: DocumentFacts

    @property
    def in_order(self) -> tuple[DocumentFacts, DocumentFacts]:
        own, other = self.own.identity.fiscal_year or 0, self.other.identity.fiscal_year or 0
        return (self.own, self.other) if own < other else (self.other, self.own)

    @property
    def ids(self) -> tuple[str, str]:
        """The document ids of the earlier and the later document as evidence names them."""
        other = self.other.identity.document_id
        return ("", other) if self.in_order[0] is self.own else (other, "")

    def anchor(self, *parts: str) -> str:
        return "|".join((self.other.identity.document_id, *parts))

    def names(self, *pages: int) -> tuple[str, str]:
        """File name and page of both, to stand in a sentence."""
        earlier, later = (
            f"{document.identity.filename}, page {page}"
            for document, page in zip(self.in_order, pages, strict=True)
        )
        return earlier, later

    def quoted(self, pairs: Iterable[tuple[Fact, Fact]]) -> tuple[Quotation, ...]:
        """Each figure on both sides, the own one first."""
        earlier, later = self.ids
        return tuple(
            side
            for pair in pairs
            for side in _own_first(quotation(pair[0], earlier), quotation(pair[1], later))
        )

    def mentioned(self, earlier: Mention, later: Mention) -> tuple[Quotation, ...]:
        """The two places, the own one first."""
        return tuple(_own_first(_as_quotation(earlier, self.ids[0]), _as_quotation(later, self.ids[1])))


def _own_first(*sides: Quotation) -> list[Quotation]:
    return sorted(sides, key=lambda side: side.document_id != "")


def _as_quotation(mention: Mention, document_id: str) -> Quotation:
    return Quotation(page=mention.page, quote=mention.quote, near=mention.box, document_id=document_id)
