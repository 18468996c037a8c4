from __future__ import annotations

import pytest

from aspera.agents.consistency.incidents import denials
from aspera.domain.fact_reading.incidents import incident_of
from tests.drawing import page_of


@pytest.mark.parametrize(
    "text",
    [
        "There were no fatalities in 2023.",
        "We recorded zero work-related fatalities during 2023.",
        "In 2023, there were no fatalities across our operations.",
        "We had no fatalities in the year 2023.",
    ],
)
def test_a_denial_for_a_year_is_seen(text: str) -> None:
    assert [(mention.key, mention.detail) for mention in denials(page_of(text))] == [
        ("none of fatality", "2023")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "There were no fatalities.",
        "There were no fatalities among contractors in 2023.",
        "There were no fatalities in 2023 at the Leuna site.",
        "Our target is no fatalities.",
        "There were two fatalities in 2023.",
    ],
)
def test_a_restricted_or_undated_denial_is_none(text: str) -> None:
    assert list(denials(page_of(text))) == []


def test_a_restricted_count_is_another_incident() -> None:
    assert incident_of("Number of work-related fatalities") == "fatality"
    assert incident_of("Fatalities (contractors)") == ""
