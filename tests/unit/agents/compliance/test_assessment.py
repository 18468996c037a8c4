from __future__ import annotations

from typing import Any

import pytest

from aspera.agents.compliance.assessment import Assessment, Circumstances, Status, assess
from aspera.agents.compliance.strength import HINT, INDEX, REFERENCE, STRONG, TITLE_ONLY
from aspera.agents.compliance.substance import NOT_APPLICABLE
from aspera.domain.framework import FiscalYears, Framework, MetricKind, MetricRule, Requirement, StatusRules
from aspera.domain.geometry import Box
from aspera.domain.observation import Mention

BOX = Box(0, 0, 1, 1)


def mention(strength: str, detail: str = "") -> Mention:
    return Mention("f:a", 1, "quote", BOX, strength, detail)


def assessed(
    *mentions: Mention, met: bool = False, rule: MetricRule = MetricRule.ANY, **fields: Any
) -> Assessment:
    requirement = Requirement(id="a", title="t", signals=("x",), **fields)
    framework = Framework(
        id="f", name="F", title="F", rules=StatusRules(metrics=rule), requirements=(requirement,)
    )
    return assess(framework, requirement, mentions, Circumstances(2022, {"a": met}))


@pytest.mark.parametrize(
    ("strength", "status"),
    [
        (STRONG, Status.PRESENT),
        (TITLE_ONLY, Status.PARTIAL),
        (HINT, Status.PARTIAL),
        (INDEX, Status.PARTIAL),
        (REFERENCE, Status.PARTIAL),
    ],
)
def test_the_strongest_mention_decides(strength: str, status: Status) -> None:
    assert assessed(mention(INDEX), mention(strength)).status is status


def test_nothing_found_is_missing() -> None:
    assert assessed().status is Status.MISSING


def test_a_row_marked_not_applicable_is_an_answer() -> None:
    assert assessed(mention(INDEX, NOT_APPLICABLE)).status is Status.NOT_APPLICABLE


@pytest.mark.parametrize("mentions", [(), (mention(INDEX),), (mention(HINT),)])
@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"mandatory": False}, Status.NOT_APPLICABLE),
        ({"fiscal_years": FiscalYears(first=2024)}, Status.NOT_APPLICABLE),
        ({"condition": "a large filer"}, Status.NOT_ASSERTED),
    ],
)
def test_what_need_not_be_there_is_never_called_missing(
    mentions: tuple[Mention, ...], fields: dict[str, Any], status: Status
) -> None:
    assert assessed(*mentions, **fields).status is status


def test_a_condition_that_is_proven_makes_it_due() -> None:
    assert assessed(condition="a large filer", met=True).status is Status.MISSING


def test_without_a_reporting_year_a_dated_requirement_is_not_asserted() -> None:
    requirement = Requirement(id="a", title="t", signals=("x",), fiscal_years=FiscalYears(first=2024))
    framework = Framework(id="f", name="F", title="F", requirements=(requirement,))
    assert assess(framework, requirement, (), Circumstances()).status is Status.NOT_ASSERTED


@pytest.mark.parametrize(
    ("rule", "details", "status"),
    [
        (MetricRule.ANY, ["pct"], Status.PRESENT),
        (MetricRule.ANY, [""], Status.PARTIAL),
        (MetricRule.ALL, ["pct"], Status.PARTIAL),
        (MetricRule.ALL, ["pct", "tCO2e"], Status.PRESENT),
        (MetricRule.NONE, [""], Status.PRESENT),
    ],
)
def test_figures_are_asked_for_as_the_framework_says(
    rule: MetricRule, details: list[str], status: Status
) -> None:
    mentions = [mention(STRONG, detail) for detail in details]
    metrics = (MetricKind.PERCENTAGE, MetricKind.EMISSIONS)
    assert assessed(*mentions, rule=rule, metrics=metrics).status is status
