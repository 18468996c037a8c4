"""What a run costs: the estimate against the actual, line by line."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from aspera.domain.answer import Usage
from aspera.domain.finding import Value
from aspera.domain.money import dollars
from aspera.domain.spend import Amount

_ZERO = Decimal(0)
_COUNTS = ("questions", "answered", "unusable", "paid", "unasked", "proposed", "refuted")
_AMOUNTS = ("estimate_low", "estimate_high", "actual")


class ModelPass(Value):
    """What one agent's questions to a model came to. `answered` were answered in their form and
    `unusable` otherwise; `paid` were paid for by this run, the others' answers were stored before.
    `unasked` were refused or given up. `reason` says why not all were answered. `proposed` counts
    what the model proposed, `refuted` what of it the agent's own check refuted. `estimate_low` and
    `estimate_high` are what was expected before the first question, `actual` is what was paid."""

    model: str = ""
    questions: int = 0
    answered: int = 0
    unusable: int = 0
    paid: int = 0
    unasked: int = 0
    reason: str = ""
    proposed: int = 0
    refuted: int = 0
    usage: Usage = Usage.model_construct()
    estimate_low: Amount = _ZERO
    estimate_high: Amount = _ZERO
    actual: Amount = _ZERO

    def __add__(self, other: ModelPass) -> ModelPass:
        return ModelPass(
            model=_joined(self.model, other.model),
            reason=_joined(self.reason, other.reason),
            usage=self.usage + other.usage,
            **{name: getattr(self, name) + getattr(other, name) for name in _COUNTS + _AMOUNTS},
        )

    @property
    def gap(self) -> str:
        """Why the model's part is not complete, in one line; empty when it is."""
        missing = self.unasked + self.unusable
        if not missing:
            return ""
        return f"model pass {self.reason}; {missing} of {self.questions} questions without an answer"

    @property
    def summary(self) -> str:
        """One line for people."""
        unasked = f", {self.unasked} not asked" if self.unasked else ""
        return (
            f"{self.questions} questions, {self.answered} answered, {self.proposed} findings proposed, "
            f"{self.refuted} refuted{unasked}"
        )


def total(passes: Iterable[ModelPass]) -> ModelPass:
    return sum(passes, ModelPass())


class CostLine(Value):
    """One service, for one agent or (empty) for the run as a whole. `units` counts what is paid
    by: pages, calls, tokens."""

    service: str
    agent: str = ""
    units: dict[str, int]
    estimate_low: Amount = _ZERO
    estimate_high: Amount = _ZERO
    actual: Amount = _ZERO


class Cost(Value):
    """US dollars. With the model off everything is zero: this machine costs nothing. `prices` is
    the date of the price table, empty when none was needed. `unasked` counts questions that were
    refused or given up: the next analysis asks them again."""

    currency: str = "USD"
    prices: str = ""
    estimate_low: Amount = _ZERO
    estimate_high: Amount = _ZERO
    actual: Amount = _ZERO
    unasked: int = 0
    lines: tuple[CostLine, ...] = ()


def make_cost(lines: Iterable[CostLine], prices: str = "", unasked: int = 0) -> Cost:
    lines = tuple(lines)
    sums = {name: sum((getattr(line, name) for line in lines), _ZERO) for name in _AMOUNTS}
    return Cost(prices=prices, unasked=unasked, lines=lines, **sums)


def model_line(agent: str, done: ModelPass) -> CostLine:
    usage = done.usage
    return CostLine(
        service=f"language model {done.model}".rstrip(),
        agent=agent,
        units={
            "calls": done.paid,
            "input_tokens": usage.input_tokens,
            "output_tokens": usage.output_tokens,
            "cache_read_tokens": usage.cache_read_tokens,
            "cache_write_tokens": usage.cache_write_tokens,
        },
        estimate_low=done.estimate_low,
        estimate_high=done.estimate_high,
        actual=done.actual,
    )


def page_line(pages: int, pages_by_ocr: int, price: Decimal = _ZERO, where: str = "this machine") -> CostLine:
    """Reading pages at `price` each, `where` they are read."""
    cost = dollars(price * pages)
    return CostLine(
        service=f"text extraction on {where}",
        units={"pages": pages, "pages_by_ocr": pages_by_ocr},
        estimate_low=cost,
        estimate_high=cost,
        actual=cost,
    )


def _joined(one: str, other: str) -> str:
    return one if not other or other in one.split("; ") else f"{one}; {other}" if one else other
