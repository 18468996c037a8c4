"""One agent's questions to the language model about one shard of pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from aspera.domain.answer import Answer, Usage
from aspera.domain.cost import ModelPass
from aspera.domain.errors import InvalidInput
from aspera.domain.inquiry import ModelRequest
from aspera.domain.observation import Material, Observations, merge
from aspera.domain.prices import least_usage, most_usage
from aspera.domain.run import Run
from aspera.ports.agents import Agent, ModelAssisted, Verdict
from aspera.ports.clock import Clock
from aspera.ports.language_model import ModelAccess
from aspera.ports.objects import Objects
from aspera.use_cases.ask_model import Asked, ask_model
from aspera.use_cases.model_passes import store_pass

_LONGEST = 480.0
"""Seconds after which no further question is begun: with the longest answer, RunAgent still ends
before its 900 seconds are over and the rules' results are kept."""


@dataclass
class _Consultation:
    """Grows by one question at a time; `given_up` says why no more are asked."""

    answers: list[tuple[ModelRequest, Answer]] = field(default_factory=list)
    done: ModelPass = field(default_factory=ModelPass)
    given_up: str = ""

    def note(self, request: ModelRequest, asked: Asked) -> None:
        answer = asked.answer
        if answer is None:
            refusal = asked.refusal
            self.given_up = f"refused: {refusal.reason}" if refusal else f"failed: {asked.failure}"
            self.done += ModelPass(actual=asked.cost)
            return
        if answer.content is not None:
            self.answers.append((request, answer))
        self.done += ModelPass(
            answered=int(answer.content is not None),
            unusable=int(answer.content is None),
            reason=f"incomplete: {answer.problem}" if answer.content is None else "",
            paid=int(asked.paid),
            usage=answer.usage if asked.paid else Usage(),
            actual=asked.cost,
        )

    def concluded(self, questions: int, models: str, verdict: Verdict) -> ModelPass:
        return self.done + ModelPass(
            model=models,
            questions=questions,
            unasked=questions - self.done.answered - self.done.unusable,
            reason=self.given_up,
            proposed=verdict.proposed,
            refuted=verdict.refuted,
        )


def consult_model(
    run: Run,
    agent: Agent,
    first_page: int,
    material: Material,
    observed: Observations,
    *,
    model_access: ModelAccess | None,
    objects: Objects,
    clock: Clock,
) -> Observations:
    """What the agent observed, with what the model added to it; how that went is stored, if there
    is a model and anything to ask it. A refused or failed question is no error: the rules' results
    stand, and the pass says what is missing."""
    if model_access is None or not isinstance(agent, ModelAssisted):
        return observed
    requests = agent.questions(material, observed)
    if not requests:
        return observed
    ask = partial(ask_model, run=run, model_access=model_access, objects=objects, clock=clock)
    consultation = _consult(requests, ask, model_access, clock)
    verdict = agent.judge(material, observed, consultation.answers)
    done = consultation.concluded(len(requests), _models(requests, model_access), verdict)
    store_pass(run, agent.name, first_page, done, objects)
    return merge([observed, verdict.observations])


def _consult(
    requests: Sequence[ModelRequest], ask: Callable[..., Asked], model_access: ModelAccess, clock: Clock
) -> _Consultation:
    try:
        consultation = _Consultation(done=_expected(requests, model_access))
    except InvalidInput as unpriced:
        return _Consultation(given_up=f"refused: {str(unpriced).rstrip('.')}")
    deadline = clock.elapsed() + _LONGEST
    for request in requests:
        if clock.elapsed() > deadline:
            consultation.given_up = "failed: the model took too long over these pages"
        if consultation.given_up:
            break
        consultation.note(request, ask(request))
    return consultation


def _expected(requests: Sequence[ModelRequest], model_access: ModelAccess) -> ModelPass:
    expected = ModelPass()
    for request in requests:
        price = model_access.prices.model(model_access.language_model.model(request.inquiry.size))
        expected += ModelPass(
            estimate_low=price.cost(least_usage(request)), estimate_high=price.most(most_usage(request))
        )
    return expected


def _models(requests: Sequence[ModelRequest], model_access: ModelAccess) -> str:
    model = model_access.language_model.model
    return ", ".join(dict.fromkeys(model(request.inquiry.size) for request in requests))
