from __future__ import annotations

from decimal import Decimal

from aspera.domain.entities.metrics import metrics
from aspera.domain.geometry import Box
from aspera.domain.observation import Fact


def fact(label: str, period: str = "2024", quote: str = "", qualifiers: tuple[str, ...] = ()) -> Fact:
    return Fact(
        label=label,
        period=period,
        value=Decimal(1),
        precision=Decimal(1),
        unit="USD",
        qualifiers=qualifiers,
        printed="1",
        quote=quote or f"{label} {period}",
        page=3,
        box=Box(0, 0, 1, 1),
        source="table",
    )


def test_known_metrics_are_named_alike() -> None:
    found = list(metrics([fact("total net sale"), fact("scope 1 emission"), fact("paper clip")]))
    assert [(one.label, one.name, one.page) for one in found] == [
        ("Financial", "Revenue", 3),
        ("ESG", "Scope 1 emissions", 3),
    ]


def test_the_latest_unqualified_facts_come_first_and_each_quote_once() -> None:
    facts = [
        fact("revenue", "2022"),
        fact("revenue", "2024", "segment", ("canada",)),
        fact("revenue", "2024"),
        fact("revenue", "2023"),
        fact("revenue", "2024"),
        fact("revenue", "2021"),
    ]
    assert [one.quote for one in metrics(facts)] == ["revenue 2024", "revenue 2023", "revenue 2022"]


def test_an_intensity_and_a_sum_of_scopes_are_no_scope() -> None:
    assert list(metrics([fact("scope 1 intensity"), fact("scope 1 scope 2")])) == []
