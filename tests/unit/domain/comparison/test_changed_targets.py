from __future__ import annotations

import pytest

from aspera.domain.comparison.changed_targets import changed_targets
from tests.two_documents import target

_CUT = "target cut|{}|absolute emission|absolute"


def _found(earlier, later) -> list[tuple[str, tuple[str, str]]]:
    return [(change.aspect, change.values) for change in changed_targets(earlier, later)]


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (("2019", "40|2030"), ("2019", "40|2035"), ("year", ("2030", "2035"))),
        (("2019", "40|2030"), ("2019", "35|2030"), ("percentage", ("40 %", "35 %"))),
        (("2019", "40|2030"), ("2021", "40|2030"), ("base year", ("2019", "2021"))),
    ],
)
def test_a_target_that_differs_in_one_aspect_has_changed(before, after, change) -> None:
    earlier, later = (target(_CUT.format(base), detail) for base, detail in (before, after))
    assert _found([earlier], [later]) == [change]


def test_a_target_that_differs_in_two_aspects_is_another_one() -> None:
    assert _found([target(_CUT.format("2019"), "40|2030")], [target(_CUT.format("2019"), "50|2035")]) == []


def test_a_base_year_that_is_not_named_is_no_difference() -> None:
    assert _found([target(_CUT.format("2019"), "40|2030")], [target(_CUT.format(""), "40|2030")]) == []


def test_a_target_that_one_document_states_in_two_ways_is_not_compared() -> None:
    earlier = [target(_CUT.format("2019"), "40|2030"), target(_CUT.format("2019"), "25|2026")]
    assert _found(earlier, [target(_CUT.format("2019"), "40|2035")]) == []
