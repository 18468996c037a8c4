"""The templates keep every rule."""

from __future__ import annotations

import pytest

from infrastructure.assembly import Assembly
from tests.infrastructure.rules.catalogue import RULES, Rule


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_templates_keep_the_rule(rule: Rule, assembly: Assembly) -> None:
    assert list(rule(assembly)) == []
