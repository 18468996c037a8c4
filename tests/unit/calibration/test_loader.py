from __future__ import annotations

import pytest

from aspera.calibration.loader import calibration, read_calibration
from aspera.domain.confidence import AgentCalibration
from aspera.domain.errors import InvalidInput


def test_what_comes_with_the_package_can_be_read() -> None:
    for agent in calibration().values():
        assert all(0 < confidence < 1 for confidence in agent.rules.values())


def test_a_calibration_is_read() -> None:
    text = "agents: {risk: {labels: 7, auroc: null, rules: {R-FIN-CR: 0.75}}}"
    assert read_calibration(text, "x") == {"risk": AgentCalibration(7, None, {"R-FIN-CR": 0.75})}


@pytest.mark.parametrize(
    "text", ["", "[]", "agents: []", "agents: {risk: {}}", "agents: {", "agents: {risk: 1}"]
)
def test_what_is_no_calibration_is_refused_by_name(text: str) -> None:
    with pytest.raises(InvalidInput, match=r"broken\.yaml"):
        read_calibration(text, "broken.yaml")
