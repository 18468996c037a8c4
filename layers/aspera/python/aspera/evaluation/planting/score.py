"""What many trials come to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aspera.evaluation.measure import Measure, share
from aspera.evaluation.planting.slip import SlipClass
from aspera.evaluation.planting.trial import Trial


def scores(trials: Sequence[Trial], goal_covered: str = "", goal_any: str = "") -> tuple[Measure, ...]:
    """Recall of all slips and of the covered ones, as a whole and by class; how often the first
    finding names the place; new findings about something else; what could not be planted."""
    planted = [trial for trial in trials if trial.is_planted]
    covered = [trial for trial in planted if trial.is_covered]
    at_large = [trial for trial in planted if trial.is_at_large]
    located = [trial for trial in planted if trial.is_found and not trial.kind.is_of_a_row]
    kinds = [kind for kind in SlipClass if any(trial.kind is kind for trial in trials)]
    return (
        _recall("recall, covered", covered, goal_covered),
        _recall("recall, any", at_large, goal_any),
        *(_recall(f"recall, covered, {kind.value}", _of(covered, kind)) for kind in kinds),
        *(_recall(f"recall, any, {kind.value}", _of(at_large, kind)) for kind in kinds),
        share("located at the first finding", sum(t.is_located for t in located), len(located)),
        per("stray findings per 100 slips", sum(t.stray for t in planted), len(planted)),
        Measure(
            "slips that could not be planted", float(len(trials) - len(planted)), len(trials), unit="slips"
        ),
    )


def per(name: str, events: int, exposure: int, unit: str = "per 100", goal: str = "") -> Measure:
    """Events for every 100 of something, with the 95 % interval of a Poisson count by Byar's
    approximation (Breslow and Day 1987, IARC 82, p. 69)."""
    if not exposure:
        return Measure(name, None, 0, unit=unit, goal=goal)
    low = events * (1 - 1 / (9 * events) - _Z / (3 * events**0.5)) ** 3 if events else 0.0
    above = events + 1
    high = above * (1 - 1 / (9 * above) + _Z / (3 * above**0.5)) ** 3
    rate = 100 / exposure
    return Measure(name, rate * events, exposure, rate * max(low, 0.0), rate * high, unit, goal)


def precision(name: str, true: int, false: int, goal: str = "") -> Measure:
    return share(name, true, true + false, goal)


_Z = 1.959963984540054
"""Two-sided 95 % of the normal distribution."""


def _of(trials: Iterable[Trial], kind: SlipClass) -> list[Trial]:
    return [trial for trial in trials if trial.kind is kind]


def _recall(name: str, trials: Sequence[Trial], goal: str = "") -> Measure:
    return share(name, sum(trial.is_found for trial in trials), len(trials), goal)
