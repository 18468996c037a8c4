"""Reads the calibration that comes with the package."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from aspera.domain.confidence import AgentCalibration, Calibration
from aspera.domain.errors import InvalidInput
from aspera.domain.run import digest

FILE = "confidence.yaml"


@cache
def calibration() -> Calibration:
    return read_calibration((resources.files(__package__) / FILE).read_text("utf-8"), FILE)


@cache
def calibration_revision() -> str:
    """Part of the configuration revision: other confidences make other findings."""
    return digest((resources.files(__package__) / FILE).read_bytes())


def read_calibration(text: str, source: str) -> Calibration:
    """InvalidInput names `source` when it does not hold a calibration."""
    import yaml

    try:
        agents = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))["agents"]
        return {name: _agent(data) for name, data in agents.items()}
    except (yaml.YAMLError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise InvalidInput(f"{source} is no calibration: {error}") from error


def _agent(data: Mapping[str, Any]) -> AgentCalibration:
    auroc = data["auroc"]
    return AgentCalibration(
        labels=int(data["labels"]),
        auroc=None if auroc is None else float(auroc),
        rules={rule: float(value) for rule, value in data["rules"].items()},
    )
