"""The agents' protocol. An agent is pure: no port, no clock, no randomness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol, runtime_checkable

from aspera.domain.answer import Answer
from aspera.domain.document import Profile
from aspera.domain.inquiry import Inquiry, ModelRequest
from aspera.domain.observation import Conclusion, Material, Observations


class Agent(Protocol):
    """`examine` is called once a shard, in any order and in any process; `conclude` once, with
    the observations of all shards merged in page order."""

    name: ClassVar[str]
    revision: ClassVar[str]
    """Changes with every change of its rules; part of the configuration revision."""

    def examine(self, material: Material) -> Observations: ...

    def conclude(self, observations: Observations, profile: Profile) -> Conclusion: ...


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an agent makes of a model's answers: `observations` are added to its own. Of what the
    model `proposed`, it dropped what its own check `refuted`; quotes are verified later, with all
    others."""

    observations: Observations
    proposed: int
    refuted: int


@runtime_checkable
class ModelAssisted(Protocol):
    """An agent that can use a language model. It is as pure as any agent: it says what to ask and
    judges what came back; others ask, pay and store. With the model off neither is called."""

    @property
    def inquiries(self) -> Sequence[Inquiry]:
        """Every inquiry that it may put; part of the configuration revision."""

    def questions(self, material: Material, observed: Observations) -> Sequence[ModelRequest]:
        """What to ask about one shard, after its rules have `observed` it; the most important
        first, for the budget may not reach the last."""

    def judge(
        self, material: Material, observed: Observations, answers: Sequence[tuple[ModelRequest, Answer]]
    ) -> Verdict:
        """`answers` are those that have content, in the order of the questions."""
