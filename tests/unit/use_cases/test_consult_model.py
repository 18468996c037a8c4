"""An agent with a model: from its questions to the status of the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from aspera.adapters.memory.budgets import MemoryBudgets
from aspera.adapters.memory.language_model import ScriptedLanguageModel
from aspera.bootstrap import bind
from aspera.domain.answer import Answer
from aspera.domain.document import DocumentStatus
from aspera.domain.errors import InvalidInput, Unanswered, Unavailable
from aspera.domain.inquiry import Inquiry, ModelRequest
from aspera.domain.observation import Material, Observations
from aspera.domain.outcome import AgentStatus, Analysis
from aspera.domain.prices import ModelPrice, PriceTable
from aspera.domain.run import Options
from aspera.domain.spend import Limits
from aspera.ports.agents import ModelAssisted, Verdict
from aspera.ports.language_model import ModelAccess
from aspera.ports.workflow import Execution, ExecutionStatus
from aspera.use_cases.begin_run import begin_run
from tests.inquiries import CLAIMS, inquiry
from tests.unit.use_cases.conftest import RepeatingAgent, World
from tests.unit.use_cases.test_analysing import analyse


@dataclass
class AskingAgent(RepeatingAgent):
    """Asks about each page; believes what stands on it and refutes what is said of page 1."""

    @property
    def inquiries(self) -> Sequence[Inquiry]:
        return [inquiry()]

    def questions(self, material: Material, observed: Observations) -> Sequence[ModelRequest]:
        return [ModelRequest(inquiry=inquiry(), content=f"{p.number} {p.text.text}") for p in material.pages]

    def judge(
        self, material: Material, observed: Observations, answers: Sequence[tuple[ModelRequest, Answer]]
    ) -> Verdict:
        claims = [(r, claim) for r, answer in answers for claim in (answer.content or {})["claims"]]
        kept = [self.proposal(int(r.content[0]), c["quote"]) for r, c in claims if r.content[0] != "1"]
        return Verdict(Observations(proposals=tuple(kept)), len(claims), len(claims) - len(kept))


def quoting(request: ModelRequest) -> dict[str, Any]:
    """Says of every page what stands on the third."""
    return {"claims": [CLAIMS["claims"][0] | {"quote": "The covenant was breached in September 2024"}]}


def world_with(script: Any, limit: str = "1", agent: RepeatingAgent | None = None) -> World:
    world = World(agents={"math": agent or AskingAgent()})
    price = ModelPrice(input=Decimal(1), output=Decimal(5))
    amount = Decimal(limit)
    world.model_access = ModelAccess(
        ScriptedLanguageModel(script),
        MemoryBudgets(),
        PriceTable(dated="2026-11-20", source="s", models={"scripted:small": price}, services={}),
        Limits(document=amount, owner=amount, day=amount),
    )
    return world


def test_the_seam_is_seen_by_its_shape() -> None:
    assert isinstance(AskingAgent(), ModelAssisted) and not isinstance(RepeatingAgent(), ModelAssisted)


def test_what_the_model_proposes_is_shown_when_it_is_proven_and_counted_when_not() -> None:
    analysis = analyse(world_with(quoting))
    quotes = {finding.evidence[0].quote for finding in analysis.findings}
    assert "The covenant was breached in September 2024" in quotes and len(quotes) == 2
    (agent,) = analysis.agents
    assert agent.statistics["model"] == "3 questions, 3 answered, 3 findings proposed, 1 refuted"
    assert agent.dropped == 2, "one of the rules, and one of the model that does not stand on page 2"
    assert analysis.status is DocumentStatus.COMPLETE


def test_the_bill_has_estimate_and_actual_for_each_agent() -> None:
    cost = analyse(world_with(quoting)).cost
    pages, line = cost.lines
    assert (pages.units["pages"], pages.actual) == (3, 0)
    assert (line.agent, line.service, line.units["calls"]) == ("math", "language model scripted:small", 3)
    assert line.actual == cost.actual == Decimal("0.0045") and cost.prices == "2026-11-20"
    assert 0 < line.estimate_low < line.estimate_high == cost.estimate_high


def test_with_the_model_off_nothing_of_it_is_there_and_all_is_zero() -> None:
    asking = World(agents={"math": AskingAgent()})
    analysis = analyse(asking)
    assert (analysis.cost.actual, analysis.cost.estimate_high, analysis.cost.prices) == (0, 0, "")
    plain = analyse(World())
    assert analysis == plain
    assert not [key for key in asking.objects.list("") if "/model/" in key or "/answers/" in key]


def partial(script: Any, limit: str = "1") -> Analysis:
    analysis = analyse(world_with(script, limit))
    assert analysis.status is DocumentStatus.PARTIAL
    assert analysis.agents[0].status is AgentStatus.PARTIAL
    assert len(analysis.findings) >= 1, "the rules' findings stand"
    return analysis


def test_refused_spend_is_partial_data() -> None:
    analysis = partial(quoting, limit="0.0001")
    assert analysis.reason == (
        "agent math: model pass refused: budget (the limit for this document is $0.0001); "
        "3 of 3 questions without an answer"
    )
    assert analysis.cost.unasked == 3 and analysis.cost.actual == 0


@pytest.mark.parametrize("error", [Unavailable("busy"), Unanswered("timeout"), InvalidInput("no access")])
def test_a_model_that_fails_is_partial_data(error: Exception) -> None:
    analysis = partial(lambda _: error)
    assert f"model pass failed: {error}; 3 of 3 questions" in analysis.reason
    assert analysis.cost.unasked == 3


def test_a_model_without_a_price_is_partial_data() -> None:
    world = world_with(quoting)
    world.model_access = ModelAccess(
        world.model_access.language_model,
        world.model_access.budgets,
        world.model_access.prices.model_copy(update={"models": {}}),
        world.model_access.limits,
    )
    analysis = analyse(world)
    assert "model pass refused: There is no price for scripted:small" in analysis.reason
    assert analysis.findings and world.model_access.language_model.requests == []


def test_what_may_have_been_paid_for_nothing_is_on_the_bill() -> None:
    cost = partial(lambda _: Unanswered("timeout")).cost
    assert 0 < cost.actual <= cost.estimate_high and cost.lines[1].units["calls"] == 0


def test_what_was_answered_before_the_model_failed_is_kept() -> None:
    analysis = partial(lambda r: quoting(r) if r.content[0] != "3" else Unavailable("busy"))
    assert "1 of 3 questions without an answer" in analysis.reason
    assert analysis.agents[0].statistics["model"].startswith("3 questions, 2 answered")


def test_an_answer_in_no_form_is_partial_data_and_asking_again_would_not_help() -> None:
    analysis = partial(lambda r: quoting(r) if r.content[0] != "2" else "I cannot say.")
    assert "model pass incomplete: the answer is not JSON; 1 of 3 questions" in analysis.reason
    assert analysis.cost.unasked == 0


def test_an_agent_that_breaks_over_an_answer_is_no_silent_gap() -> None:
    class Breaking(AskingAgent):
        def judge(self, *arguments: Any) -> Verdict:
            raise KeyError("claims")

    with pytest.raises(KeyError):
        analyse(world_with(quoting, agent=Breaking()))


class Recording:
    """A workflow that notes what it was started with."""

    def __init__(self) -> None:
        self.started: list[str] = []

    def start(self, name: str, state: dict[str, Any], again: bool = False) -> None:
        self.started.append(name)

    def describe(self, name: str) -> Execution:
        return Execution(name=name, status=ExecutionStatus.SUCCEEDED)


class Extraction:
    revision = "e"


def started(world: World, agents: tuple[str, ...] = ("math",)) -> str:
    world.workflow, world.text_extraction = Recording(), Extraction()
    return bind(begin_run, world)(world.documents.get("doc", "ann"), Options(agents=agents)).run_id


def test_model_prompts_and_schemas_are_part_of_the_configuration() -> None:
    class Reworded(AskingAgent):
        @property
        def inquiries(self) -> Sequence[Inquiry]:
            return [inquiry(prompt="Find promises.")]

    off = World(agents={"math": AskingAgent()})
    worlds = [off, world_with(quoting), world_with(quoting, agent=Reworded()), world_with(quoting)]
    worlds[3].model_access.language_model.revision = "another"
    assert len({started(world) for world in worlds}) == 4
    assert started(off) == started(World()), "with the model off, questions make no difference"


def test_a_run_with_questions_left_is_followed_by_one_that_asks_only_those() -> None:
    world = world_with(quoting, limit="0.005")
    turn_to(world, started(world))
    first = analyse(world)
    assert 0 < first.cost.unasked < 3
    again = started(world)
    assert again != world.run.run_id
    generous = Limits(document=Decimal(1), owner=Decimal(1), day=Decimal(1))
    access = world.model_access
    world.model_access = ModelAccess(access.language_model, access.budgets, access.prices, generous)
    turn_to(world, again)
    second = analyse(world)
    assert second.status is DocumentStatus.COMPLETE and second.cost.unasked == 0
    assert len(access.language_model.requests) == 3, "each question was paid for once"
    assert second.cost.lines[1].units["calls"] == first.cost.unasked
    assert started(world) == again, "nothing is left, so nothing is started anew"


def turn_to(world: World, run_id: str) -> None:
    world.run = world.run.model_copy(update={"run_id": run_id})
    world.documents.put(world.documents.get("doc", "ann").model_copy(update={"run_id": run_id}))


def test_a_slow_model_is_given_up_before_the_rules_results_would_be_lost() -> None:
    def slow(request: ModelRequest) -> Any:
        world.clock.advance(300)
        return quoting(request)

    world = world_with(slow)
    analysis = analyse(world)
    assert "model pass failed: the model took too long over these pages; 1 of 3" in analysis.reason
    assert len(world.model_access.language_model.requests) == 2 and analysis.cost.unasked == 1
