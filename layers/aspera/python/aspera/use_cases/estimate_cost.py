"""What an analysis may cost, from the number of pages alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from aspera.domain.answer import Usage
from aspera.domain.cost import Cost, CostLine, make_cost, page_line
from aspera.domain.inquiry import Inquiry
from aspera.domain.plan import SHARD_PAGES
from aspera.domain.prices import prompt_usage
from aspera.domain.run import Options
from aspera.ports.agents import Agent, ModelAssisted
from aspera.ports.language_model import ModelAccess

_PAGE_TOKENS_LOW, _PAGE_TOKENS_HIGH = 250, 1_500
"""A page of a slide-like report, and one of dense notes."""
_ANSWER_TOKENS_LOW = 50


def estimate_cost(
    page_count: int, options: Options, *, agents: Mapping[str, Agent], model_access: ModelAccess | None
) -> Cost:
    """The low end: each inquiry once a shard, about a few lightly printed pages. The high end:
    about every page, densely printed, answered at full length, nothing found in a cache. With the
    model off all is zero."""
    wanted = sum(map(options.wants, range(1, page_count + 1)))
    lines = [page_line(wanted, 0)]
    if model_access is None or not wanted:
        return make_cost(lines)
    for name in options.agents:
        agent = agents[name]
        if isinstance(agent, ModelAssisted):
            lines.extend(_lines(name, agent.inquiries, wanted, model_access))
    return make_cost(lines, model_access.prices.dated)


def _lines(
    agent: str, inquiries: Iterable[Inquiry], pages: int, model_access: ModelAccess
) -> Iterable[CostLine]:
    for inquiry in inquiries:
        model = model_access.language_model.model(inquiry.size)
        price = model_access.prices.model(model)
        low, high = _usages(inquiry, pages)
        yield CostLine(
            service=f"language model {model}",
            agent=agent,
            units={
                "calls": _times(pages, inquiry.pages),
                "input_tokens": high.input_tokens,
                "output_tokens": high.output_tokens,
            },
            estimate_low=price.cost(low),
            estimate_high=price.most(high),
        )


def _usages(inquiry: Inquiry, pages: int) -> tuple[Usage, Usage]:
    few, many = _times(pages, SHARD_PAGES), _times(pages, inquiry.pages)
    prompt_low, prompt_high = prompt_usage(inquiry)
    low = Usage(input_tokens=few * (prompt_low + _PAGE_TOKENS_LOW), output_tokens=few * _ANSWER_TOKENS_LOW)
    high = Usage(
        input_tokens=many * prompt_high + pages * _PAGE_TOKENS_HIGH, output_tokens=many * inquiry.max_tokens
    )
    return low, high


def _times(pages: int, each: int) -> int:
    return -(-pages // each)
