from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from aspera.agents.consistency.judgement import judge
from aspera.agents.consistency.proposals import scale_proposal
from aspera.agents.consistency.scale_conflicts import ScaleConflict
from aspera.domain.comparison.lines import lines_of
from aspera.domain.observation import Fact
from tests.two_documents import row

_LINES = {"net sale": "139553", "gross profit": "48213", "operating income": "21877"}
_THOUSAND, _MILLION = Decimal(1000), Decimal(1_000_000)


def _table(place: str, scale: Decimal, labels: Sequence[str] = tuple(_LINES)) -> list[Fact]:
    return [
        replace(fact, value=fact.value * scale, precision=scale)
        for label in labels
        for fact in row(label, place, [_LINES[label]], periods=["2023"])
    ]


def _found(*tables: list[Fact]) -> tuple[ScaleConflict, ...]:
    return judge(lines_of([fact for table in tables for fact in table])).scales


def test_tables_with_the_same_digits_in_two_magnitudes_contradict() -> None:
    (conflict,) = _found(_table("3.t0", _THOUSAND), _table("41.t0", _MILLION))
    assert conflict.lines == 3
    assert {conflict.odd.page, conflict.usual.page} == {3, 41}


def test_the_table_that_most_others_contradict_is_the_odd_one() -> None:
    tables = [_table(f"{page}.t0", _THOUSAND) for page in (3, 20, 41)]
    (conflict,) = _found(*tables[:2], _table("30.t0", _MILLION), tables[2])
    assert conflict.odd.page == 30


def test_one_line_proves_nothing() -> None:
    assert _found(_table("3.t0", _THOUSAND), _table("41.t0", _MILLION, ["net sale"])) == ()


def test_a_table_that_says_no_scale_contradicts_none() -> None:
    assert _found(_table("3.t0", Decimal(1)), _table("41.t0", _MILLION)) == ()


def test_tables_that_agree_in_magnitude_elsewhere_are_left_to_the_figures() -> None:
    mixed = _table("41.t0", _MILLION, ["net sale", "gross profit"])
    mixed += _table("41.t0", _THOUSAND, ["operating income"])
    assert _found(_table("3.t0", _THOUSAND), mixed) == ()


def test_people_read_which_page_counts_in_what() -> None:
    (conflict,) = _found(_table("3.t0", _THOUSAND), _table("9.t0", _THOUSAND), _table("41.t0", _MILLION))
    proposal = scale_proposal(conflict)
    assert proposal.title == "The same digits in millions on page 41 and in thousands on page 3"
    assert {quotation.page for quotation in proposal.quotations} == {3, 41}


def test_one_long_figure_proves_it_when_two_other_tables_confirm_the_scale() -> None:
    usual = [_table(f"{page}.t0", _THOUSAND, ["net sale"]) for page in (3, 9)]
    (conflict,) = _found(*usual, _table("41.t0", _MILLION, ["net sale"]))
    assert (conflict.odd.page, conflict.lines) == (41, 1)


def test_long_figures_under_other_labels_prove_it_too() -> None:
    renamed = [
        replace(fact, label=f"{fact.label} as summarised", place=f"9.t0.{fact.label}", page=9)
        for fact in _table("3.t0", _THOUSAND)
    ]
    usual = [_table(f"{page}.t0", _THOUSAND, ["gross profit"]) for page in (20, 21)]
    (conflict,) = _found(*usual, renamed, _table("41.t0", _MILLION, ["net sale", "operating income"]))
    assert conflict.odd.page == 41


def test_the_two_sides_of_one_contradiction_are_told_once() -> None:
    assert len(_found(_table("3.t0", _THOUSAND), _table("41.t0", _MILLION))) == 1
