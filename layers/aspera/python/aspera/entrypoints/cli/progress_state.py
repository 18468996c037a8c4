"""How far an analysis is, told from its events."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aspera.domain.event import Event

_STAGES = {
    "RegisterDocument": "looking at the file",
    "ExtractText": "reading pages",
    "ChunkDocument": "indexing and analysing",
    "CompareDocuments": "comparing with earlier documents",
    "ConsolidateFindings": "verifying evidence",
    "UpdateGraph": "updating the graph",
}
_READING_SHARE = 0.6
"""Part of the time that goes into reading pages; measured on text-layer reports."""


@dataclass(slots=True)
class ProgressState:
    filename: str
    agents: tuple[str, ...]
    started: float
    stage: str = "waiting"
    pages: int = 0
    pages_read: int = 0
    agent_page: dict[str, int] = field(default_factory=dict)
    agent_status: dict[str, str] = field(default_factory=dict)
    _named: set[str] = field(default_factory=set)

    @property
    def has_begun(self) -> bool:
        """Whether any stage was entered; none is when the result was there already."""
        return bool(self._named)

    def enter(self, state: str) -> str | None:
        """Note that the state machine entered a state; words for people the first time."""
        words = _STAGES.get(state)
        if words is None or state in self._named:
            return None
        self._named.add(state)
        self.stage = words
        return words

    def apply(self, event: Event) -> None:
        detail = event.detail
        self.pages = int(detail.get("pages", self.pages))
        self.pages_read = max(self.pages_read, int(detail.get("done", 0)))
        if "agent" in detail:
            agent = str(detail["agent"])
            self.agent_status[agent] = str(detail["status"])
            self.agent_page[agent] = max(self.agent_page.get(agent, 0), int(detail.get("last_page", 0)))

    def fraction(self) -> float:
        """How much is done, 0–1."""
        if not self.pages:
            return 0.0
        reading = min(self.pages_read / self.pages, 1.0)
        shares = [self._agent_fraction(agent) for agent in self.agents]
        analysing = sum(shares) / len(shares) if shares else 0.0
        return _READING_SHARE * reading + (1 - _READING_SHARE) * analysing

    def _agent_fraction(self, agent: str) -> float:
        if self.agent_status.get(agent, "RUNNING") != "RUNNING":
            return 1.0
        return min(self.agent_page.get(agent, 0) / self.pages, 1.0)

    def seconds_left(self, now: float) -> float | None:
        """An estimate once a twentieth is done, else None."""
        fraction = self.fraction()
        return (now - self.started) * (1 - fraction) / fraction if fraction >= 0.05 else None
