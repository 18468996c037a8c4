from __future__ import annotations

import pytest

from aspera.domain.confidence import AgentCalibration, with_confidence
from aspera.domain.finding import Finding, Severity

FINDING = Finding(
    finding_id="f",
    agent_type="risk",
    rule="R-FIN-CR",
    severity=Severity.LOW,
    category="c",
    title="t",
    description="d",
    evidence=(),
)


def test_a_rule_that_was_measured_gets_its_confidence() -> None:
    calibration = {"risk": AgentCalibration(60, 0.7, {"R-FIN-CR": 0.9})}
    assert [f.confidence for f in with_confidence([FINDING], calibration)] == [0.9]


@pytest.mark.parametrize(
    "calibration",
    [
        {},
        {"risk": AgentCalibration(60, 0.7, {"R-FIN-GC": 0.9})},
        {"risk": AgentCalibration(60, 0.54, {"R-FIN-CR": 0.9})},
        {"risk": AgentCalibration(60, None, {"R-FIN-CR": 0.9})},
        {"math": AgentCalibration(60, 0.7, {"R-FIN-CR": 0.9})},
    ],
    ids=["nothing measured", "another rule", "does not rank", "not known to rank", "another agent"],
)
def test_a_confidence_that_does_not_rank_is_not_shown(calibration: dict[str, AgentCalibration]) -> None:
    assert [f.confidence for f in with_confidence([FINDING], calibration)] == [None]
