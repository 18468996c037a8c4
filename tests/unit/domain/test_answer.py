from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.answer import Answer, StopReason, Usage, make_answer
from tests.inquiries import CLAIMS, inquiry

GOOD = json.dumps(CLAIMS)


def answer(text: str, stop: StopReason = StopReason.END) -> Answer:
    return make_answer("m", text, inquiry(), Usage(), stop, schema_enforced=True)


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        f"\n {GOOD} \n",
        f"```json\n{GOOD}\n```",
        f"```\n{GOOD}\n```",
        f"<think>The claim {{is}} vague.\n</think>\n\n{GOOD}",
        f"<thinking>x</thinking>```json\n{GOOD}\n```",
    ],
)
def test_an_object_that_fits_is_the_content(text: str) -> None:
    assert answer(text).content == CLAIMS and answer(text).problem == ""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "the answer is empty"),
        ("<think>x</think>", "the answer is empty"),
        ("Here you are: {}", "the answer is not JSON"),
        (GOOD[:-1], "the answer is not JSON"),
        (GOOD + GOOD, "the answer is not JSON"),
        ("NaN", "the answer is not JSON"),
        ("[]", "the answer does not fit its schema: $ is not of type object"),
        ("{}", "the answer does not fit its schema: $.claims is missing"),
        ('{"claims": [], "\ud800": 1}', "the answer is not JSON"),
    ],
)
def test_anything_else_is_a_problem(text: str, problem: str) -> None:
    found = answer(text)
    assert found.content is None and found.problem == problem


@pytest.mark.parametrize("stop", sorted(set(StopReason) - {StopReason.END, StopReason.OTHER}))
def test_an_answer_that_was_stopped_has_no_content_even_if_it_could_be_read(stop: StopReason) -> None:
    assert answer(GOOD, stop).content is None and answer(GOOD, stop).problem


@given(st.text())
def test_whatever_a_model_writes_is_content_or_a_problem(text: str) -> None:
    found = answer(text)
    assert (found.content is None) is bool(found.problem)


def test_usage_adds_up() -> None:
    one = Usage(input_tokens=1, output_tokens=2, cache_read_tokens=3, cache_write_tokens=4)
    both = one + one.model_copy(update={"is_estimated": True})
    assert both == Usage(
        input_tokens=2, output_tokens=4, cache_read_tokens=6, cache_write_tokens=8, is_estimated=True
    )
