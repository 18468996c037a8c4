from __future__ import annotations

from decimal import Decimal

from aspera.domain.comparison.fiscal_years import fiscal_years
from aspera.domain.geometry import Box
from aspera.domain.observation import Fact


def _fact(label: str, period: str, value: int) -> Fact:
    return Fact(
        label=label,
        period=period,
        value=Decimal(value),
        precision=Decimal(1),
        unit="USD",
        qualifiers=(),
        printed=str(value),
        quote=str(value),
        page=1,
        box=Box(0, 0, 1, 1),
        source="table",
    )


def test_figures_dated_both_ways_tell_which_year_a_day_ends() -> None:
    facts = [
        _fact("net sale", "2023-01-28", 18802),
        _fact("net sale", "2022", 18802),
        _fact("net income", "2023-01-28", 2811),
        _fact("net income", "2022", 2811),
        _fact("net sale", "2022-01-29", 17310),
    ]
    assert fiscal_years(facts) == {"2022-01-29": "2021", "2023-01-28": "2022"}


def test_one_figure_is_no_vote() -> None:
    facts = [_fact("net sale", "2023-01-28", 18802), _fact("net sale", "2022", 18802)]
    assert fiscal_years(facts) == {}


def test_without_votes_the_usual_month_in_the_second_half_ends_its_own_year() -> None:
    assert fiscal_years([_fact("net sale", "2023-12-31", 18802)]) == {"2023-12-31": "2023"}
    assert fiscal_years([_fact("net sale", "2023-01-28", 18802)]) == {}


def test_three_months_are_no_year() -> None:
    assert fiscal_years([_fact("net sale", "2023-12-31/3M", 18802)]) == {}
