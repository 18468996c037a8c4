"""Specific statements of risk: what travels from the pages to the conclusion."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import orjson

from aspera.agents.risk.benchmarks import Benchmark, Measure
from aspera.agents.risk.likelihood import Likelihood
from aspera.agents.risk.rating import Loss
from aspera.agents.risk.taxonomy import Kind
from aspera.domain.geometry import UNITS, Box
from aspera.domain.observation import Mention

STATEMENT = "statement"
BENCHMARK = "benchmark"
_WHOLE_PAGE = Box(0, 0, UNITS, UNITS)


@dataclass(frozen=True, slots=True)
class Statement:
    """`loss` holds the class's or the pattern's impact, the amount, and what stands near."""

    risk_class: str
    label: str
    page: int
    quote: str
    box: Box
    facts: tuple[str, ...]
    loss: Loss

    @property
    def kind(self) -> Kind:
        return self.loss.kind

    def mention(self) -> Mention:
        detail = {
            "class": self.risk_class,
            "label": self.label,
            "facts": self.facts,
            "amount": None if self.loss.amount is None else str(self.loss.amount),
            "impact": self.loss.impact,
            "likelihood": self.loss.likelihood.name,
            "modifier": self.loss.modifier,
        }
        text = orjson.dumps(detail).decode()
        return Mention(STATEMENT, self.page, self.quote, self.box, strength=self.kind.value, detail=text)

    @staticmethod
    def of(mention: Mention) -> Statement:
        detail = orjson.loads(mention.detail)
        loss = Loss(
            kind=Kind(mention.strength),
            impact=detail["impact"],
            amount=None if detail["amount"] is None else Decimal(detail["amount"]),
            likelihood=Likelihood[detail["likelihood"]],
            modifier=detail["modifier"],
        )
        return Statement(
            risk_class=detail["class"],
            label=detail["label"],
            page=mention.page,
            quote=mention.quote,
            box=mention.box,
            facts=tuple(detail["facts"]),
            loss=loss,
        )


def benchmark_mention(benchmark: Benchmark) -> Mention:
    return Mention(
        BENCHMARK,
        benchmark.page,
        "",
        _WHOLE_PAGE,
        strength=benchmark.measure.value,
        detail=str(benchmark.value),
    )


def benchmark_of(mention: Mention) -> Benchmark:
    return Benchmark(Measure(mention.strength), Decimal(mention.detail), mention.page)
