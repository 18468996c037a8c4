"""Asking a language model while measuring: every question is counted, and what it cost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from aspera.domain.answer import Answer
from aspera.domain.inquiry import ModelRequest
from aspera.domain.observation import Material, Observations, merge
from aspera.evaluation.measure import Measure, Section


@dataclass(frozen=True, slots=True)
class Reply:
    """`problem` says why there is no answer; `cost` is in US dollars."""

    answer: Answer | None
    cost: Decimal = Decimal(0)
    problem: str = ""


@dataclass
class Asking:
    """`put` asks one question within the limits of spending. After the first refusal or failure no
    more are asked: the rules' answers stand for what was not."""

    model: str
    prices: str
    put: Callable[[ModelRequest], Reply]
    questions: int = 0
    answered: int = 0
    cost: Decimal = Decimal(0)
    given_up: str = ""

    def answers(self, requests: Sequence[ModelRequest]) -> list[tuple[ModelRequest, Answer]]:
        """Those that have content, in the order of the questions."""
        given = [(request, answer) for request in requests if (answer := self._answer(request))]
        return [(request, answer) for request, answer in given if answer.content is not None]

    def _answer(self, request: ModelRequest) -> Answer | None:
        self.questions += 1
        if self.given_up:
            return None
        reply = self.put(request)
        self.cost += reply.cost
        self.given_up = reply.problem
        self.answered += reply.answer is not None and reply.answer.content is not None
        return reply.answer

    def section(self) -> Section:
        """Which model it was and what it cost."""
        note = f"{self.model}; prices of {self.prices}. Answers that are kept from before cost nothing again."
        if self.given_up:
            note += f" Not all was asked ({self.given_up}): the rules' answers count instead."
        return Section(
            "Language model",
            (
                Measure("questions", self.questions, self.questions, unit="questions"),
                Measure("answered in their form", self.answered, self.questions, unit="questions"),
                Measure("cost of the answers", float(self.cost), self.questions, unit="US dollars"),
            ),
            note,
        )


def observed_with(agent: Any, material: Material, asking: Asking | None) -> Observations:
    """What an agent observes of one shard, with what a model adds to it."""
    observed: Observations = agent.examine(material)
    if asking is None:
        return observed
    answers = asking.answers(agent.questions(material, observed))
    return merge([observed, agent.judge(material, observed, answers).observations])
