"""The templates keep every rule."""

from __future__ import annotations

import pytest

from tests.infrastructure.rules import RULES, Rule
from tests.infrastructure.templates import Assembly


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_templates_keep_the_rule(rule: Rule, assembly: Assembly) -> None:
    assert list(rule(assembly)) == []
