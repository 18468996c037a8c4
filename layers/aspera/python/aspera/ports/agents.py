"""The agents' protocol. An agent is pure: no port, no clock, no randomness."""

from __future__ import annotations

from typing import ClassVar, Protocol

from aspera.domain.document import Profile
from aspera.domain.observation import Conclusion, Material, Observations


class Agent(Protocol):
    """`examine` is called once a shard, in any order and in any process; `conclude` once, with
    the observations of all shards merged in page order."""

    name: ClassVar[str]
    revision: ClassVar[str]
    """Changes with every change of its rules; part of the configuration revision."""

    def examine(self, material: Material) -> Observations: ...

    def conclude(self, observations: Observations, profile: Profile) -> Conclusion: ...
