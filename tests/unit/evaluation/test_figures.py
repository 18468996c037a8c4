"""Figures for people and for machines."""

from __future__ import annotations

import json

import pytest

from aspera.domain.errors import InvalidInput
from aspera.evaluation.figures import columns, from_json, is_met, json_schema, to_json
from aspera.evaluation.measure import Evaluation, Judgement, Measure, Section, share

EVALUATION = Evaluation(
    "math",
    (Section("Filings", (share("recall", 2, 3, "≥ 0.9"), Measure("nothing", None, 0)), "Eight of them."),),
    (Judgement("a.pdf", 1, "sum", "Total 3", "adds up to 2"),),
    {"pages": 7},
)


def test_a_share_is_shown_with_its_interval_and_whether_its_goal_is_met() -> None:
    assert columns(share("recall", 9, 10, "≥ 0.9")) == ("recall", "0.900", "0.596–0.982", "10", "≥ 0.9 met")
    assert columns(share("rate", 9, 10, "≤ 0.3"))[-1] == "≤ 0.3 missed"
    assert columns(Measure("documents", 3.0, 3, unit="documents")) == ("documents", "3", "", "3", "")


def test_nothing_to_measure_meets_no_goal_and_misses_none() -> None:
    nothing = share("recall", 0, 0, "≥ 0.9")
    assert is_met(nothing) is None
    assert columns(nothing) == ("recall", "–", "", "0", "≥ 0.9")


def test_the_json_has_the_published_shape_and_comes_back() -> None:
    written = json.loads(to_json(EVALUATION))
    assert set(written) == {"subject", "sections", "to_judge", "exposure"}
    assert set(written["sections"][0]) == {"title", "note", "measures"}
    measure = written["sections"][0]["measures"][0]
    assert set(measure) == {"name", "value", "count", "low", "high", "unit", "goal"}
    assert measure["value"] == 0.666667
    assert set(written["to_judge"][0]) == {"document", "page", "rule", "quote", "said", "verdict"}
    assert to_json(from_json(to_json(EVALUATION), "x.json")) == to_json(EVALUATION)


def test_the_schema_names_every_field() -> None:
    properties = json_schema()["properties"]
    assert isinstance(properties, dict) and set(properties) == {"subject", "sections", "to_judge", "exposure"}


@pytest.mark.parametrize("content", [b"", b"[]", b'{"subject": "math"}'])
def test_other_json_is_refused_by_name(content: bytes) -> None:
    with pytest.raises(InvalidInput, match=r"x\.json"):
        from_json(content, "x.json")
