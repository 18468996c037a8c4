from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.fact_reading.skeleton import AMOUNT_SIGN, PERIOD_SIGN, skeleton_of


@pytest.mark.parametrize(
    ("sentence", "amounts", "periods"),
    [
        (
            "Net sales of $1,234.5 million (12.5%) in fiscal 2018",
            ["$1,234.5 million", "12.5%"],
            ["fiscal 2018"],
        ),
        ("was 19.4 percent at June 30, 2023 and 2022", ["19.4 percent"], ["June 30, 2023", "2022"]),
        ("153,027 employees in the second quarter of 2023", ["153,027"], ["second quarter of 2023"]),
        ("Form 10-K and COVID-19 in Q2 2023", [], ["Q2 2023"]),
        ("€12bn in 2023", ["€12bn"], ["2023"]),
    ],
)
def test_amounts_and_periods_are_told_apart(sentence: str, amounts: list[str], periods: list[str]) -> None:
    skeleton = skeleton_of(sentence)
    assert [sentence[start:end] for start, end in skeleton.amounts] == amounts
    assert [sentence[start:end] for start, end in skeleton.periods] == periods


@given(st.text(alphabet="0123456789 .,$%()abQ-", max_size=60))
def test_every_sign_stands_for_one_span(sentence: str) -> None:
    skeleton = skeleton_of(sentence)
    assert skeleton.text.count(AMOUNT_SIGN) == len(skeleton.amounts)
    assert skeleton.text.count(PERIOD_SIGN) == len(skeleton.periods)
    spans = sorted((*skeleton.amounts, *skeleton.periods))
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
