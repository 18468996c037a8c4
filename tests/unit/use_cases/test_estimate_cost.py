from __future__ import annotations

from decimal import Decimal

import pytest

from aspera.domain.run import Options
from aspera.use_cases.estimate_cost import estimate_cost
from tests.unit.use_cases.conftest import RepeatingAgent
from tests.unit.use_cases.test_consult_model import AskingAgent, analyse, quoting, world_with

ALL = Options(agents=("math", "risk"))
AGENTS = {"math": AskingAgent(), "risk": RepeatingAgent()}


@pytest.mark.parametrize("pages", [0, 1, 400])
def test_with_the_model_off_it_costs_nothing(pages: int) -> None:
    cost = estimate_cost(pages, ALL, agents=AGENTS, model_access=None)
    assert (cost.estimate_low, cost.estimate_high) == (0, 0)
    assert cost.lines[0].units["pages"] == pages


def test_agents_that_ask_nothing_cost_nothing() -> None:
    access = world_with(quoting).model_access
    cost = estimate_cost(75, ALL, agents=AGENTS, model_access=access)
    assert [line.agent for line in cost.lines] == ["", "math"]
    assert 0 < cost.estimate_low < cost.estimate_high and cost.prices == "2026-11-20"
    assert cost.lines[1].units["calls"] == 8


def test_only_the_pages_that_are_asked_for_are_counted() -> None:
    access = world_with(quoting).model_access
    few = Options(agents=("math",), pages=((1, 5), (300, 900)))
    cost = estimate_cost(310, few, agents=AGENTS, model_access=access)
    assert cost.lines[0].units["pages"] == 16 and cost.lines[1].units["calls"] == 2


def test_more_pages_never_cost_less() -> None:
    access = world_with(quoting).model_access
    highs = [
        estimate_cost(n, ALL, agents=AGENTS, model_access=access).estimate_high for n in range(0, 200, 7)
    ]
    assert highs == sorted(highs)


def test_an_estimate_asks_and_stores_nothing() -> None:
    world = world_with(quoting)
    estimate_cost(75, ALL, agents=AGENTS, model_access=world.model_access)
    assert world.model_access.language_model.requests == [] and list(world.objects.list("")) == []


def test_a_run_costs_no_more_than_the_estimate_from_its_pages() -> None:
    """Three pages that are asked about one by one, so the estimate allows for as many questions."""
    world = world_with(quoting)
    estimate = estimate_cost(30, Options(agents=("math",)), agents=AGENTS, model_access=world.model_access)
    assert Decimal(0) < analyse(world).cost.actual <= estimate.estimate_high
