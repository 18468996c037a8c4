from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.evaluation.confidence.calibrating import Verdicts, calibrate
from aspera.evaluation.labels import Label, Verdict


def label(rule: str, verdict: Verdict, document: int) -> Label:
    return Label(f"{document:064x}"[::-1], "risk", rule, 1, "q", verdict, "r")


def verdicts(good_rule_wrong: int, bad_rule_wrong: int, count: int = 20) -> Verdicts:
    """Two rules with `count` labels each, one a document."""
    found = []
    for rule, wrong in (("good", good_rule_wrong), ("bad", bad_rule_wrong)):
        for document in range(count):
            verdict = Verdict.WRONG if document < wrong else Verdict.RIGHT
            found.append(label(rule, verdict, document))
    return Verdicts(found)


def test_a_rule_that_is_often_wrong_has_less_confidence_and_the_ranking_is_measured() -> None:
    calibration = calibrate(verdicts(2, 16))
    assert calibration.rules["good"] > 0.75 > 0.35 > calibration.rules["bad"]
    assert calibration.ranks


def test_rules_that_are_wrong_alike_do_not_rank() -> None:
    calibration = calibrate(verdicts(10, 10))
    assert calibration.auroc is not None and not calibration.ranks


@pytest.mark.parametrize("wrong", [(0, 0), (2, 2), (20, 20)])
def test_without_enough_of_both_verdicts_nothing_is_claimed(wrong: tuple[int, int]) -> None:
    calibration = calibrate(verdicts(*wrong))
    assert calibration.auroc is None and not calibration.ranks


def test_a_rule_with_two_labels_has_no_confidence() -> None:
    labels = [*verdicts(2, 16).labels, label("rare", Verdict.RIGHT, 1), label("rare", Verdict.RIGHT, 2)]
    assert "rare" not in calibrate(Verdicts(labels)).rules


def test_few_labels_are_drawn_towards_the_agent() -> None:
    labels = [*verdicts(0, 0, 50).labels, *(label("few", Verdict.WRONG, n) for n in range(3))]
    assert 0.4 < calibrate(Verdicts(labels)).rules["few"] < 0.7


LABELS = st.lists(
    st.builds(label, st.sampled_from("abc"), st.sampled_from(Verdict), st.integers(0, 30)), max_size=40
)


@given(LABELS)
def test_a_confidence_is_never_certain_and_the_order_of_labels_does_not_matter(labels: list[Label]) -> None:
    calibration = calibrate(Verdicts(labels))
    assert all(0 < value < 1 for value in calibration.rules.values())
    assert calibrate(Verdicts(labels[::-1])).rules == calibration.rules
