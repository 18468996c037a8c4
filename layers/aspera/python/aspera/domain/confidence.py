"""How often a rule's findings were right when people read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from aspera.domain.finding import Finding

LEAST_AUROC = 0.55
"""Below this a confidence does not rank findings, and is not shown."""


@dataclass(frozen=True, slots=True)
class AgentCalibration:
    """`auroc`: how well the confidences rank findings of documents that they were not made from;
    None when it could not be measured. `rules`: the confidence of each rule with enough labels."""

    labels: int
    auroc: float | None
    rules: Mapping[str, float] = field(default_factory=dict)

    @property
    def ranks(self) -> bool:
        return self.auroc is not None and self.auroc >= LEAST_AUROC


Calibration = Mapping[str, AgentCalibration]
"""By agent."""


def with_confidence(findings: Iterable[Finding], calibration: Calibration) -> Sequence[Finding]:
    """Each with its confidence where it is known and ranks; null stays elsewhere."""
    return [_with_confidence(finding, confidence_of(finding, calibration)) for finding in findings]


def confidence_of(finding: Finding, calibration: Calibration) -> float | None:
    agent = calibration.get(finding.agent_type)
    return agent.rules.get(finding.rule) if agent is not None and agent.ranks else None


def _with_confidence(finding: Finding, confidence: float | None) -> Finding:
    return finding if confidence is None else finding.model_copy(update={"confidence": confidence})
