from __future__ import annotations

import pytest

from aspera.agents.compliance.metrics import metrics_on
from aspera.domain.framework import MetricKind


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (MetricKind.EMISSIONS, "1,069 kilotons of co2 eq."),
        (MetricKind.EMISSIONS, "scope 1 (tco2e) 12"),
        (MetricKind.EMISSIONS, "12 t co₂"),
        (MetricKind.ENERGY, "we used 12 gwh"),
        (MetricKind.PERCENTAGE, "by 37.4%"),
        (MetricKind.CURRENCY, "€ 12 for it"),
        (MetricKind.AREA, "12 hectares"),
        (MetricKind.YEAR, "until 2040"),
    ],
)
def test_a_figure_is_known_by_its_unit(kind: MetricKind, text: str) -> None:
    assert metrics_on(text, [kind]) == kind.value


@pytest.mark.parametrize("text", ["we cut our co2 emissions in tonnes of co2e", "", "12 of the best"])
def test_a_unit_without_a_number_or_a_number_without_the_unit_is_none(text: str) -> None:
    assert metrics_on(text, [MetricKind.EMISSIONS]) == ""


def test_the_kinds_are_named_in_the_order_asked_for() -> None:
    assert (
        metrics_on("12 % until 2040", [MetricKind.YEAR, MetricKind.ENERGY, MetricKind.PERCENTAGE])
        == "year,pct"
    )
