"""Specific statements of risk: what travels from the pages to the conclusion."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import orjson

from aspera.agents.risk.taxonomy import Kind
from aspera.domain.geometry import UNITS, Box
from aspera.domain.observation import Mention

STATEMENT = "statement"
REVENUE = "revenue"
_WHOLE_PAGE = Box(0, 0, UNITS, UNITS)


@dataclass(frozen=True, slots=True)
class Statement:
    """`impact` is the class's or the pattern's; `modifier` what stands near (see `rating`)."""

    risk_class: str
    kind: Kind
    label: str
    page: int
    quote: str
    box: Box
    facts: tuple[str, ...]
    amount: Decimal | None
    impact: int
    modifier: int

    def mention(self) -> Mention:
        detail = {
            "class": self.risk_class,
            "label": self.label,
            "facts": self.facts,
            "amount": None if self.amount is None else str(self.amount),
            "impact": self.impact,
            "modifier": self.modifier,
        }
        text = orjson.dumps(detail).decode()
        return Mention(STATEMENT, self.page, self.quote, self.box, strength=self.kind.value, detail=text)

    @staticmethod
    def of(mention: Mention) -> Statement:
        detail = orjson.loads(mention.detail)
        return Statement(
            risk_class=detail["class"],
            kind=Kind(mention.strength),
            label=detail["label"],
            page=mention.page,
            quote=mention.quote,
            box=mention.box,
            facts=tuple(detail["facts"]),
            amount=None if detail["amount"] is None else Decimal(detail["amount"]),
            impact=detail["impact"],
            modifier=detail["modifier"],
        )


def revenue_mention(page: int, revenue: Decimal) -> Mention:
    return Mention(REVENUE, page, "", _WHOLE_PAGE, detail=str(revenue))
