from __future__ import annotations

from collections.abc import Sequence

import pytest

from aspera.domain.comparison.across import across
from aspera.domain.comparison.restated_figures import restated_figures
from aspera.domain.observation import Fact
from tests.two_documents import row

_EARLIER = ("2022", "2021")
_LATER = ("2023", "2022")
_OTHERS = {"gross profit": "48213", "operating income": "21877", "cost sale": "91340"}


def _found(earlier: Sequence[Fact], later: Sequence[Fact]) -> list[tuple[str, str, str]]:
    return [
        (found.period, found.earlier.printed, found.later.printed)
        for found in restated_figures(across(earlier, later))
    ]


def _statement(place: str, periods: Sequence[str], lines: dict[str, str]) -> list[Fact]:
    """Each line with one figure for 2022, and one of its own for the other year."""
    facts = []
    for number, (label, figure) in enumerate(lines.items()):
        other = str(30000 + 137 * number + int(periods[0]))
        figures = [figure, other] if periods[0] == "2022" else [other, figure]
        facts += row(label, place, figures, periods=periods)
    return facts


def test_a_figure_that_changed_in_a_table_that_else_agrees_is_restated() -> None:
    earlier = _statement("30.t0", _EARLIER, {"net sale": "139553", **_OTHERS})
    later = _statement("31.t0", _LATER, {"net sale": "138112", **_OTHERS})
    assert _found(earlier, later) == [("2022", "139553", "138112")]


def test_equal_documents_have_none() -> None:
    earlier = _statement("30.t0", _EARLIER, {"net sale": "139553", **_OTHERS})
    assert _found(earlier, _statement("31.t0", _LATER, {"net sale": "139553", **_OTHERS})) == []


def test_a_rounding_is_none() -> None:
    earlier = _statement("30.t0", _EARLIER, {"net sale": "139553", **_OTHERS})
    assert _found(earlier, _statement("31.t0", _LATER, {"net sale": "139554", **_OTHERS})) == []


def test_tables_that_agree_in_little_else_are_two_tables() -> None:
    lines = {"net sale": "139553", **_OTHERS}
    segment = {label: str(int(figure) // 3) for label, figure in lines.items()}
    assert _found(_statement("30.t0", _EARLIER, lines), _statement("31.t0", _LATER, segment)) == []


@pytest.mark.parametrize(
    "qualifier", ["discontinued", "scope 2", "parent only", "non-gaap", "location-based"]
)
def test_figures_whose_qualifiers_differ_are_two(qualifier: str) -> None:
    earlier = _statement("30.t0", _EARLIER, _OTHERS) + row("net sale", "30.t0", ["139553"], periods=["2022"])
    later = _statement("31.t0", _LATER, _OTHERS)
    later += row("net sale", "31.t0", ["138112"], qualifier, periods=["2022"])
    assert _found(earlier, later) == []


def test_a_figure_that_the_later_document_tells_too_is_not_restated() -> None:
    earlier = _statement("30.t0", _EARLIER, {"net sale": "139553", **_OTHERS})
    later = _statement("31.t0", _LATER, {"net sale": "138112", **_OTHERS})
    assert _found(earlier, later + row("net sale", "60.t2", ["139553"], periods=["2022"])) == []


def test_a_telling_label_that_each_document_states_in_one_way_needs_no_table() -> None:
    earlier = row("operating cash flow", "3.t0", ["5123"], periods=["2022"])
    earlier += row("operating cash flow", "40.t1", ["5123"], periods=["2022"])
    later = row("operating cash flow", "5.t0", ["5312"], periods=["2022"])
    assert _found(earlier, later) == [("2022", "5123", "5312")]
    assert _found(earlier[:1], later) == []


def test_it_is_found_once_however_often_it_stands() -> None:
    earlier = _statement("30.t0", _EARLIER, {"net sale": "139553", **_OTHERS})
    later = _statement("31.t0", _LATER, {"net sale": "138112", **_OTHERS})
    later += _statement("50.t0", _LATER, {"net sale": "138112", **_OTHERS})
    assert len(_found(earlier, later)) == 1
