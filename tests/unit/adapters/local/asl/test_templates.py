from __future__ import annotations

from typing import Any

import pytest

from aspera.adapters.local.asl.errors import Refused
from aspera.adapters.local.asl.scope import Scope
from aspera.adapters.local.asl.templates import compile_template


@pytest.mark.parametrize(
    "template, value",
    [
        (7, 7),
        ({}, {}),
        ({"a": 1}, {"a": 1}),
        ({"a.$": "$.x"}, {"a": 1}),
        ({"z": 0, "a.$": "$.x", "b": "$.x"}, {"z": 0, "a": 1, "b": "$.x"}),
        ({"a": {"b": [{"c.$": "$.x"}, 2]}}, {"a": {"b": [{"c": 1}, 2]}}),
        (["$.x", {"a.$": "States.Array($.x)"}], ["$.x", {"a": [1]}]),
        ({"a.$": "$"}, {"a": {"x": 1}}),
    ],
)
def test_a_template_is_filled(template: Any, value: Any, scope: Scope) -> None:
    filled = compile_template(template)({"x": 1}, scope)
    assert filled == value
    assert not isinstance(filled, dict) or list(filled) == list(value)


@pytest.mark.parametrize(
    "template", [{"a.$": 1}, {"a.$": "text"}, {"a": 1, "a.$": "$.x"}, [{"b": {"a.$": "$x"}}]]
)
def test_a_template_that_cannot_be_filled_is_refused(template: Any) -> None:
    with pytest.raises(Refused):
        compile_template(template)
