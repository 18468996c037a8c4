"""What many trials come to."""

from __future__ import annotations

import pytest

from aspera.evaluation.measure import Measure
from aspera.evaluation.planting.score import per, scores
from aspera.evaluation.planting.slip import SlipClass
from aspera.evaluation.planting.trial import Trial


def by_name(*trials: Trial) -> dict[str, Measure]:
    return {measure.name: measure for measure in scores(trials)}


def trial(*, covered: bool = True, found: bool = True, large: bool = True, **rest: object) -> Trial:
    return Trial(SlipClass.DIGIT, covered, large, is_planted=True, is_found=found, **rest)  # type: ignore[arg-type]


def test_recall_tells_covered_slips_from_all() -> None:
    figures = by_name(trial(), trial(found=False), trial(covered=False, found=False))
    assert (figures["recall, covered"].value, figures["recall, covered"].count) == (0.5, 2)
    assert figures["recall, any, digit"].value == pytest.approx(1 / 3)


def test_slips_that_were_drawn_from_covered_ones_do_not_count_for_any() -> None:
    figures = by_name(trial(), trial(large=False, found=False))
    assert figures["recall, any"].value == 1
    assert figures["recall, covered"].value == 0.5


def test_what_was_not_planted_counts_in_no_recall() -> None:
    figures = by_name(trial(), Trial(SlipClass.DIGIT, True))
    assert figures["recall, covered"].count == 1
    assert (
        figures["slips that could not be planted"].value,
        figures["slips that could not be planted"].count,
    ) == (
        1,
        2,
    )


def test_location_is_out_of_the_slips_found_in_one_number() -> None:
    row = Trial(SlipClass.DROPPED_ROW, True, is_planted=True, is_found=True)
    figures = by_name(trial(is_located=True), trial(), trial(found=False), row)
    assert (figures["located at the first finding"].value, figures["located at the first finding"].count) == (
        0.5,
        2,
    )


def test_a_rate_has_the_interval_of_a_poisson_count() -> None:
    rate = per("flags", 10, 1000)
    assert rate.value == pytest.approx(1.0)
    assert rate.low == pytest.approx(0.479, abs=0.005)
    assert rate.high == pytest.approx(1.839, abs=0.005)
    none = per("flags", 0, 1000)
    assert (none.value, none.low) == (0, 0)
    assert none.high == pytest.approx(0.369, abs=0.03)


def test_a_rate_of_nothing_has_no_value() -> None:
    assert per("flags", 0, 0).value is None
