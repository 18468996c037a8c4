"""A confidence per rule: the share of right findings, drawn towards the agent's as a whole.

Empirical Bayes with a beta prior: a rule with n labels of which r are right gets
(r + m p) / (n + m), p the agent's share, m the weight of the prior in labels. What is arguable
counts as half right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from aspera.domain.confidence import AgentCalibration
from aspera.evaluation.labels import Label, Verdict

_PRIOR_WEIGHT = 4.0
_FEWEST_OF_RULE = 3
_FEWEST_OF_EACH_KIND = 10
"""Right and wrong labels without which the ranking cannot be told from chance (with ten of each the
standard error of the area is about 0.12; Hanley and McNeil 1982)."""
_FEWEST_PAIRS = 20
_FOLDS = 5
_WORTH = {Verdict.RIGHT: 1.0, Verdict.ARGUABLE: 0.5, Verdict.WRONG: 0.0}


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The labels of one agent."""

    labels: Sequence[Label]

    def count(self, is_right: bool) -> int:
        wanted = Verdict.RIGHT if is_right else Verdict.WRONG
        return sum(label.verdict is wanted for label in self.labels)


def calibrate(verdicts: Verdicts) -> AgentCalibration:
    """Rules with fewer than three labels get no confidence."""
    confidence = _estimator(verdicts.labels)
    counts = _by_rule(verdicts.labels)
    rules = {
        rule: round(confidence(rule), 2)
        for rule, labels in sorted(counts.items())
        if len(labels) >= _FEWEST_OF_RULE
    }
    auroc = _held_out_auroc(verdicts)
    return AgentCalibration(len(verdicts.labels), None if auroc is None else round(auroc, 3), rules)


def _estimator(labels: Iterable[Label]) -> Callable[[str], float]:
    """The confidence of a rule; a rule without labels has the agent's share."""
    counts = _by_rule(labels)
    worth = [_WORTH[label.verdict] for group in counts.values() for label in group]
    agent = (sum(worth) + 1) / (len(worth) + 2)

    def confidence(rule: str) -> float:
        group = counts.get(rule, ())
        right = sum(_WORTH[label.verdict] for label in group)
        return (right + _PRIOR_WEIGHT * agent) / (len(group) + _PRIOR_WEIGHT)

    return confidence


def _by_rule(labels: Iterable[Label]) -> dict[str, list[Label]]:
    found: dict[str, list[Label]] = {}
    for label in labels:
        found.setdefault(label.rule, []).append(label)
    return found


def _held_out_auroc(verdicts: Verdicts) -> float | None:
    """Each label is given the confidence that was made without its document's fold. Only labels of
    one fold are set against each other: a fold with many wrong ones leaves the others with few,
    which says nothing about the ranking."""
    folds = [_scored(verdicts.labels, fold) for fold in range(_FOLDS)]
    pairs = sum(_count(fold, True) * _count(fold, False) for fold in folds)
    if min(verdicts.count(True), verdicts.count(False)) < _FEWEST_OF_EACH_KIND or pairs < _FEWEST_PAIRS:
        return None
    return sum(_above(fold) for fold in folds) / pairs


def _scored(labels: Sequence[Label], fold: int) -> Sequence[tuple[float, bool]]:
    confidence = _estimator(label for label in labels if _fold(label) != fold)
    return [
        (confidence(label.rule), label.verdict is Verdict.RIGHT)
        for label in labels
        if _fold(label) == fold and label.verdict is not Verdict.ARGUABLE
    ]


def _count(scored: Sequence[tuple[float, bool]], wanted: bool) -> int:
    return sum(is_right is wanted for _, is_right in scored)


def _above(scored: Sequence[tuple[float, bool]]) -> float:
    """Pairs of a right and a wrong one in which the right one has the higher score, ties half
    (Mann and Whitney 1947)."""
    right = [score for score, is_right in scored if is_right]
    wrong = [score for score, is_right in scored if not is_right]
    return sum((one > other) + (one == other) / 2 for one in right for other in wrong)


def _fold(label: Label) -> int:
    return int(label.sha256[:8], 16) % _FOLDS
