"""How figures are written: for people in columns, for machines as JSON."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import replace

from pydantic import TypeAdapter, ValidationError

from aspera.domain.errors import InvalidInput
from aspera.evaluation.measure import Evaluation, Measure

_EVALUATION = TypeAdapter(Evaluation)
_GOAL = re.compile(r"([≥≤])\s*(\d+(?:\.\d+)?)")
_OPERATORS: dict[str, Callable[[float, float], bool]] = {"≥": operator.ge, "≤": operator.le}
_DIGITS = 6
COLUMNS = ("figure", "value", "95 % interval", "n", "goal")


def columns(measure: Measure) -> tuple[str, str, str, str, str]:
    """Under COLUMNS; a goal says whether it is met."""
    interval = "" if measure.low is None or measure.high is None else _interval(measure.low, measure.high)
    return measure.name, _value(measure), interval, str(measure.count), _goal(measure)


def is_met(measure: Measure) -> bool | None:
    """None when there is no goal, or nothing to measure."""
    goal = _GOAL.search(measure.goal)
    if goal is None or measure.value is None:
        return None
    return _OPERATORS[goal[1]](measure.value, float(goal[2]))


def to_json(evaluation: Evaluation) -> bytes:
    """Indented; figures are rounded to 6 digits behind the point. The shape is `json_schema`."""
    sections = tuple(
        replace(section, measures=tuple(_rounded(measure) for measure in section.measures))
        for section in evaluation.sections
    )
    return _EVALUATION.dump_json(replace(evaluation, sections=sections), indent=2) + b"\n"


def from_json(content: bytes, name: str) -> Evaluation:
    try:
        return _EVALUATION.validate_json(content)
    except ValidationError as error:
        raise InvalidInput(f"{name}: these are no figures of `aspera evaluate`") from error


def json_schema() -> dict[str, object]:
    """Of what `aspera evaluate --json` writes."""
    return _EVALUATION.json_schema(mode="serialization")


def _value(measure: Measure) -> str:
    if measure.value is None:
        return "–"
    if measure.unit and measure.value == int(measure.value) and "per" not in measure.unit:
        return f"{measure.value:.0f}"
    return f"{measure.value:.3f}" if not measure.unit else f"{measure.value:.2f}"


def _interval(low: float, high: float) -> str:
    return f"{low:.3f}–{high:.3f}"


def _goal(measure: Measure) -> str:
    met = is_met(measure)
    return measure.goal if met is None else f"{measure.goal} {'met' if met else 'missed'}"


def _rounded(measure: Measure) -> Measure:
    value, low, high = (
        None if figure is None else round(figure, _DIGITS)
        for figure in (measure.value, measure.low, measure.high)
    )
    return replace(measure, value=value, low=low, high=high)
