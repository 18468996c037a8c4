from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from aspera.agents.consistency.judgement import judge
from aspera.agents.consistency.proof import Conflict
from aspera.domain.comparison.lines import lines_of
from aspera.domain.geometry import Box
from aspera.domain.observation import Fact

_YEARS = ("2023", "2022", "2021")


def _line(
    label: str,
    place: str,
    figures: Sequence[str],
    *qualifiers: str,
    periods: Sequence[str] = _YEARS,
    precision: str = "1",
    unit: str = "",
    source: str = "table",
) -> list[Fact]:
    return [
        Fact(
            label=label,
            period=period,
            value=Decimal(figure),
            precision=Decimal(precision),
            unit=unit,
            qualifiers=tuple(sorted(qualifiers)),
            printed=figure,
            quote=f"{label} {figure}",
            page=int(place.split(".")[0]),
            box=Box(0, index, 1, index + 1),
            source=source,
            place=f"{place}.{label}",
        )
        for index, (period, figure) in enumerate(zip(periods, figures, strict=False))
    ]


def _conflicts(*lines: list[Fact]) -> list[tuple[str, str, str]]:
    return [
        _shown(conflict) for conflict in judge(lines_of([fact for line in lines for fact in line])).conflicts
    ]


def _shown(conflict: Conflict) -> tuple[str, str, str]:
    return conflict.period, conflict.first.printed, conflict.second.printed


def test_a_line_that_agrees_in_other_years_and_slips_in_one_contradicts() -> None:
    found = _conflicts(
        _line("net sale", "3.t0", ["18802", "17310", "16999"]),
        _line("net sale", "41.t0", ["18082", "17310", "16999"]),
    )
    assert found == [("2023", "18802", "18082")]


def test_a_slip_in_a_long_figure_with_a_telling_label_needs_no_other_year() -> None:
    found = _conflicts(
        _line("net operating loss carryforward", "3.t0", ["18802"]),
        _line("net operating loss carryforward", "41.t0", ["18082"]),
    )
    assert found == [("2023", "18802", "18082")]


def test_a_short_figure_with_no_other_year_stays_silent() -> None:
    assert _conflicts(_line("net sale", "3.t0", ["802"]), _line("net sale", "41.t0", ["902"])) == []


def test_tables_that_agree_in_other_lines_support_a_contradiction() -> None:
    found = _conflicts(
        _line("net sale", "3.t0", ["8802"]),
        _line("cost sale", "3.t0", ["5110"]),
        _line("gross profit", "3.t0", ["3692"]),
        _line("net sale", "41.t0", ["8082"]),
        _line("cost sale", "41.t0", ["5110"]),
        _line("gross profit", "41.t0", ["3692"]),
    )
    assert found == [("2023", "8802", "8082")]


def test_prose_that_agrees_for_one_year_and_slips_in_another_contradicts() -> None:
    table = _line("net sale", "3.t0", ["4204000000", "3911000000"], precision="1000000")
    prose = _line("net sale", "9.20", ["4240000000", "3910000000"], precision="10000000", source="prose")
    assert _conflicts(table, prose) == [("2023", "4204000000", "4240000000")]


def test_rounded_prose_agrees() -> None:
    table = _line("net sale", "3.t0", ["1204000000", "3911000000"], precision="1000000")
    prose = _line("net sale", "9.20", ["1200000000", "3900000000"], precision="100000000", source="prose")
    assert _conflicts(table, prose) == []


_TABLE = ["18802", "17310", "16999"]
_SLIPPED = ["18082", "17310", "16999"]


@pytest.mark.parametrize(
    "qualifier",
    [
        "restated",
        "non-gaap",
        "pro forma",
        "discontinued",
        "3 months",
        "market-based",
        "average",
    ],
)
def test_a_qualifier_on_one_side_keeps_two_figures_apart(qualifier: str) -> None:
    assert (
        _conflicts(_line("net sale", "3.t0", _TABLE), _line("net sale", "41.t0", _SLIPPED, qualifier)) == []
    )


def test_a_column_for_a_part_is_another_figure_unless_the_other_years_agree() -> None:
    part = _line("net sale", "41.t0", ["18082", "9310", "8999"], "column north america")
    assert _conflicts(_line("net sale", "3.t0", _TABLE), part) == []
    whole = _line("net sale", "41.t0", _SLIPPED, "column as shown")
    assert _conflicts(_line("net sale", "3.t0", _TABLE), whole) == [("2023", "18802", "18082")]


def test_two_columns_for_two_parts_are_not_compared() -> None:
    lines = (
        _line("net sale", "3.t0", _TABLE, "column europe"),
        _line("net sale", "41.t0", _SLIPPED, "column asia"),
    )
    assert _conflicts(*lines) == []


def test_a_restated_figure_is_never_a_contradiction() -> None:
    lines = (_line("net sale", "3.t0", _TABLE, "restated"), _line("net sale", "41.t0", _SLIPPED, "restated"))
    assert _conflicts(*lines) == []


def test_segments_with_one_label_are_not_compared() -> None:
    assert (
        _conflicts(
            _line("net sale", "3.t0", ["18802", "17310", "16999"], "under north america"),
            _line("net sale", "41.t0", ["9211", "8112", "7790"], "under international"),
            _line("net sale", "55.t0", ["28013", "25422", "24789"]),
        )
        == []
    )


def test_other_periods_are_other_figures() -> None:
    assert (
        _conflicts(
            _line("net sale", "3.t0", _TABLE),
            _line("net sale", "41.t0", _SLIPPED, periods=("2020", "2019", "2018")),
        )
        == []
    )


def test_two_currencies_are_not_compared() -> None:
    assert (
        _conflicts(
            _line("net sale", "3.t0", _TABLE, unit="USD"), _line("net sale", "41.t0", _SLIPPED, unit="EUR")
        )
        == []
    )


def test_two_values_that_are_both_told_twice_are_two_figures() -> None:
    assert (
        _conflicts(
            _line("net sale", "3.t0", _TABLE),
            _line("net sale", "5.t0", _TABLE),
            _line("net sale", "41.t0", _SLIPPED),
            _line("net sale", "43.t0", _SLIPPED),
        )
        == []
    )


def test_one_slip_against_many_places_is_one_contradiction() -> None:
    found = _conflicts(
        _line("net sale", "3.t0", _TABLE),
        _line("net sale", "5.t0", _SLIPPED),
        _line("net sale", "41.t0", _TABLE),
        _line("net sale", "43.t0", _TABLE),
    )
    assert found == [("2023", "18802", "18082")]


def test_two_labels_that_share_their_figures_for_three_years_are_one() -> None:
    periods = ("2023", "2022", "2021", "2020")
    found = _conflicts(
        _line("revenue", "3.t0", ["18802", "17310", "16999", "15555"], periods=periods),
        _line("total net sale", "41.t0", ["18082", "17310", "16999", "15555"], periods=periods),
    )
    assert found == [("2023", "18802", "18082")]


def test_a_day_that_ends_the_year_is_the_year() -> None:
    days = tuple(f"{year}-12-31" for year in _YEARS)
    found = _conflicts(
        _line("total asset", "3.t0", ["98802", "87310", "76999"]),
        _line("total equity", "3.t0", ["18802", "17310", "16999"]),
        _line("total asset", "41.t0", ["98802", "87310", "76999"], periods=days),
        _line("total equity", "41.t0", ["18082", "17310", "16999"], periods=days),
    )
    assert found == [("2023", "18802", "18082")]


def test_parent_only_statements_share_equity_and_nothing_else() -> None:
    assert (
        _conflicts(
            _line("total equity", "3.t0", ["18802", "17310"]),
            _line("cash cash equivalent", "3.t0", ["4412", "3319"]),
            _line("total asset", "3.t0", ["98802", "87310"]),
            _line("total equity", "90.t0", ["18802", "17310"]),
            _line("cash cash equivalent", "90.t0", ["412", "319"]),
            _line("total asset", "90.t0", ["58802", "47310"]),
        )
        == []
    )


def test_off_by_one_is_a_rounding() -> None:
    assert (
        _conflicts(_line("net sale", "3.t0", _TABLE), _line("net sale", "41.t0", ["18801", "17310", "16999"]))
        == []
    )


def _statement(place: str, **changes: str) -> list[list[Fact]]:
    figures = {"gross profit": "48213", "cost sale": "91340", "operating income": "21877", "interest": "4411"}
    return [
        _line(label, place, [changes.get(label.replace(" ", "_"), figure), figure[::-1], "10457"])
        for label, figure in {**figures, "net sale": "139553"}.items()
    ]


def test_one_unit_between_tables_that_agree_exactly_in_all_else_is_told() -> None:
    assert _conflicts(*_statement("3.t0"), *_statement("41.t0", net_sale="139554")) == [
        ("2023", "139553", "139554")
    ]


def test_one_unit_between_tables_that_share_little_is_a_rounding() -> None:
    lines = _statement("3.t0")[-1:] + _statement("41.t0", net_sale="139554")[-1:]
    assert _conflicts(*lines) == []


def test_one_figure_in_another_magnitude_than_its_row_is_told() -> None:
    found = _conflicts(
        _line("net sale", "3.t0", ["18802", "17310", "16999"]),
        _line("net sale", "41.t0", ["18802000", "17310", "16999"]),
    )
    assert found == [("2023", "18802", "18802000")]


def test_one_line_in_another_magnitude_than_its_table_is_told() -> None:
    first, second = _statement("3.t0"), _statement("41.t0")
    short = [[line[0]] for line in second[:-1]]
    odd = _line("net sale", "41.t0", ["139553000"])
    assert _conflicts(*first, *short, odd) == [("2023", "139553", "139553000")]


def test_the_figure_that_nothing_else_confirms_comes_last() -> None:
    found = _conflicts(
        _line("net sale", "3.t0", ["18082", "17310", "16999"]),
        _line("net sale", "41.t0", ["18802", "17310", "16999"]),
        _line("net sale", "55.t0", ["18802", "17310", "16999"]),
    )
    assert found == [("2023", "18802", "18082")]


@pytest.mark.parametrize(
    "other",
    ["total property equipment net", "equipment property", "property equipment company"],
)
def test_labels_with_their_words_in_common_need_one_period_that_agrees(other: str) -> None:
    found = _conflicts(
        _line("property equipment net", "3.t0", ["48866", "29114"]),
        _line(other, "41.t0", ["48666", "29114"]),
    )
    assert found == [("2023", "48866", "48666")]


def test_labels_that_share_one_word_are_two_things() -> None:
    lines = (
        _line("property tax", "3.t0", ["48866", "29114"]),
        _line("property equipment", "41.t0", ["48666", "29114"]),
    )
    assert _conflicts(*lines) == []


def test_a_row_of_one_word_is_read_with_its_heading() -> None:
    found = _conflicts(
        _line("operating income", "3.t0", ["4106", "41861"]),
        _line("consolidated", "41.t0", ["4196", "41861"], "under operating income"),
    )
    assert found == [("2023", "4106", "4196")]


@pytest.mark.parametrize("heading", ["about basic", "about discontinued"])
def test_words_above_a_table_do_not_part_rows_that_agree_in_two_other_years(heading: str) -> None:
    found = _conflicts(
        _line("discontinued operation net tax", "3.t0", ["18802", "17310", "16999"]),
        _line("discontinued operation net tax", "41.t0", ["18082", "17310", "16999"], heading),
    )
    assert found == [("2023", "18802", "18082")]


@pytest.mark.parametrize("qualifier", ["about pro forma", "non-gaap", "discontinued", "about parent only"])
def test_qualifiers_that_name_another_figure_part_them_whatever_else_agrees(qualifier: str) -> None:
    lines = (
        _line("net sale", "3.t0", ["18802", "17310", "16999"]),
        _line("net sale", "41.t0", ["18082", "17310", "16999"], qualifier),
    )
    assert _conflicts(*lines) == []


def test_a_net_figure_is_not_the_figure_of_the_row() -> None:
    lines = (
        _line("interest expense", "3.t0", ["29012", "15914"]),
        _line("net interest expense", "5.s0", ["25912", "15914"], source="prose"),
    )
    assert _conflicts(*lines) == []


def _misquoted(
    prose: str, *, confirmed: bool = True, label: str = "total backlog"
) -> list[tuple[str, str, str]]:
    tables = [_line(label, f"{page}.t0", ["490481"]) for page in ((3, 41) if confirmed else (3,))]
    return _conflicts(*tables, _line("backlog", "9.20", [prose], source="prose"))


def test_a_sentence_that_slips_in_a_figure_that_two_tables_confirm_contradicts() -> None:
    assert _misquoted("490841") == [("2023", "490481", "490841")]
    assert _misquoted("490481") == []


def test_a_sentence_against_one_table_or_with_another_name_proves_nothing() -> None:
    assert _misquoted("490841", confirmed=False) == []
    assert _misquoted("490841", label="backlog of segment") == []


def test_a_sentence_with_quite_another_figure_is_about_something_else() -> None:
    assert _misquoted("217350") == []


def test_a_sentence_may_name_a_row_in_fewer_words_when_other_years_agree() -> None:
    table = _line("total streaming content obligation", "3.t0", ["10902", "9451", "7252"])
    prose = _line("streaming content obligation", "9.20", ["10902", "9541", "7252"], source="prose")
    assert _conflicts(table, prose) == [("2022", "9451", "9541")]


def test_three_noughts_too_many_stand_out_of_their_table() -> None:
    first = _line("accrued liability", "3.t0", ["8802000000"], precision="1000000")
    odd = _line("accrued liability", "41.t0", ["8802000000000"], precision="1000000")
    others = _line("account payable", "41.t0", ["7110000000"], precision="1000000")
    assert _conflicts(first, odd, others) == [("2023", "8802000000", "8802000000000")]
    large = _line("account payable", "41.t0", ["7110000000000"], precision="1000000")
    assert _conflicts(first, odd, large) == []


def test_labels_that_say_what_the_other_does_not_are_counterparts() -> None:
    figures, slipped = ["13250", "12170", "11440"], ["13520", "12170", "11440"]
    basic, diluted = _line("basic earning", "3.t0", figures), _line("diluted earning", "41.t0", slipped)
    assert _conflicts(basic, diluted) == []
    net = _line("net earning", "3.t0", figures)
    assert _conflicts(net, _line("profit", "41.t0", slipped)) == [("2023", "13250", "13520")]


def _box(label: str, figure: str, period: str = "2023", page: int = 2) -> list[Fact]:
    return _line(label, f"{page}.h0", [figure], periods=[period], precision="10", source="headline")


def test_a_large_figure_that_slips_from_the_one_that_the_tables_state_contradicts() -> None:
    tables = (
        _line("total net revenue", "41.t0", ["44122"], periods=["2023"]),
        _line("total net revenue", "57.t0", ["44122"], periods=["2023"]),
    )
    assert _conflicts(_box("total net revenue", "44210"), *tables) == [("2023", "44122", "44210")]
    assert _conflicts(_box("total net revenue", "44120"), *tables) == []


@pytest.mark.parametrize(
    "others",
    [
        [_line("total net revenue", "9.t0", ["44210"], periods=["2023"])],
        [_line("total net revenue", "9.t0", ["44210"], periods=["2022"])],
        [_line("net revenue of segments", "9.t0", ["44210"], periods=["2023"])],
        [_line("total net revenue", "9.t0", ["51307"], periods=["2023"])],
    ],
    ids=["stated so, too", "last year's", "another row's", "tables do not agree"],
)
def test_a_large_figure_that_may_be_another_one_is_not_accused(others: Sequence[list[Fact]]) -> None:
    table = _line("total net revenue", "41.t0", ["44122"], periods=["2023"])
    assert _conflicts(_box("total net revenue", "44210"), table, *others) == []


def test_a_large_figure_under_another_name_or_far_off_is_not_accused() -> None:
    table = _line("total net revenue", "41.t0", ["44122"], periods=["2023"])
    assert _conflicts(_box("total net revenue of the group abroad", "44210"), table) == []
    assert _conflicts(_box("total net revenue", "39870"), table) == []
    assert (
        _conflicts(
            _box("revenue", "44210"), _line("revenue", "41.t0", ["44122"], "diluted", periods=["2023"])
        )
        == []
    )


def test_a_row_named_total_that_slips_from_what_several_rows_state_contradicts() -> None:
    rows = [_line("income tax expense", f"{page}.t0", ["1144"], periods=["2023"]) for page in (24, 50, 56)]
    odd = _line("total income tax expense", "78.t1", ["8144"], periods=["2023"])
    assert _conflicts(*rows, odd) == [("2023", "1144", "8144")]
    assert _conflicts(*rows[:1], odd) == []
