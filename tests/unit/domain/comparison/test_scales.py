from __future__ import annotations

from decimal import Decimal

from aspera.domain.comparison.scales import in_one_scale
from aspera.domain.geometry import Box
from aspera.domain.observation import Fact

_MILLION = 1_000_000


def _fact(
    label: str, table: str, value: int, precision: int = 1, *qualifiers: str, source: str = "table"
) -> Fact:
    return Fact(
        label=label,
        period="2023",
        value=Decimal(value),
        precision=Decimal(precision),
        unit="USD",
        qualifiers=qualifiers,
        printed=str(value),
        quote=str(value),
        page=1,
        box=Box(0, 0, 1, 1),
        source=source,
        place=f"{table}.{label}",
    )


def _scaled(label: str, table: str, value: int) -> Fact:
    return _fact(label, table, value * _MILLION, _MILLION)


_STATEMENT = [_scaled("net sale", "3.t0", 18802), _scaled("net income", "3.t0", 2811)]


def test_a_table_takes_the_scale_in_which_another_prints_its_digits() -> None:
    note = [_fact("net sale", "9.t0", 18802), _fact("net income", "9.t0", 2811), _fact("tax", "9.t0", 517)]
    assert [fact.value for fact in in_one_scale([*_STATEMENT, *note])[2:]] == [
        Decimal(18802 * _MILLION),
        Decimal(2811 * _MILLION),
        Decimal(517 * _MILLION),
    ]


def test_one_figure_asks_for_nothing() -> None:
    note = [_fact("net sale", "9.t0", 18802), _fact("tax", "9.t0", 517)]
    assert in_one_scale([*_STATEMENT, *note]) == [*_STATEMENT, *note]


def test_prose_without_a_scale_takes_it_too_but_not_what_is_printed_in_full() -> None:
    prose = [
        _fact("net sale", "9.s1", 18802, 1, "unscaled", source="prose"),
        _fact("net income", "9.s2", 2811, 1, "unscaled", source="prose"),
        _fact("tax", "9.s3", 1_517_000, 1, "unscaled", source="prose"),
    ]
    assert [fact.value for fact in in_one_scale([*_STATEMENT, *prose])[2:]] == [
        Decimal(18802 * _MILLION),
        Decimal(2811 * _MILLION),
        Decimal(1_517_000),
    ]


def test_amounts_in_prose_learn_their_scale_from_long_figures_under_any_label() -> None:
    prose = [
        _fact("backlog", "5.s1", 18802, 1, "unscaled", source="prose"),
        _fact("profit of all segments", "6.s1", 2811, 1, "unscaled", source="prose"),
    ]
    assert [fact.value for fact in in_one_scale([*_STATEMENT, *prose])[2:]] == [
        18802 * _MILLION,
        2811 * _MILLION,
    ]
