from __future__ import annotations

import pytest

from aspera.agents.risk.modality import is_denied_within, is_hypothetical, is_negated


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("We may lose customers.", True),
        ("In May 2022 we lost customers.", False),
        ("If rates rise, profit falls.", True),
        ("Failure to comply leads to fines.", True),
        ("We paid a fine of $3 million.", False),
    ],
)
def test_may_the_month_is_no_may(sentence: str, expected: bool) -> None:
    assert is_hypothetical(sentence) is expected


def test_only_words_up_to_the_end_of_the_statement_count() -> None:
    sentence = "We recorded an impairment of $3 million and may record more."
    assert not is_hypothetical(sentence, 3, sentence.index(" and"))


@pytest.mark.parametrize(
    ("before", "expected"),
    [("We have not ", True), ("There were no ", True), ("In 2022 we ", False), ("Notably, we ", False)],
)
def test_a_denial_just_before_takes_a_statement_back(before: str, expected: bool) -> None:
    assert is_negated(before + "experienced outages.", len(before)) is expected


def test_a_denial_within_is_seen_only_within() -> None:
    sentence = "The review resulted in no impairment."
    assert is_denied_within(sentence, 0, len(sentence))
    assert not is_denied_within(sentence, 0, 20)
