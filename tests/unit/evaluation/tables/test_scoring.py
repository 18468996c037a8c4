from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from aspera.domain.document import NumberLocale
from aspera.domain.normalised_page import normalised_tables
from aspera.domain.tabulation import read_tables
from aspera.evaluation.tables.scoring import Score
from aspera.evaluation.tables.truth import TrueColumn, TrueRow, TrueTable
from tests.drawing import page_of

DRAWN = """
                2023       2022
    Sales      1,250      1,100
    Costs       (900)      (800)
    Profit       350        300
"""
TRUTH = TrueTable(
    (TrueColumn("2023", "2023"), TrueColumn("2022", "2022")),
    (
        TrueRow("Sales", (Decimal(1250), Decimal(1100))),
        TrueRow("Costs", (Decimal(-900), Decimal(-800))),
        TrueRow("Profit", (Decimal(350), Decimal(300))),
    ),
)


def scored(drawn: str, truth: Sequence[TrueTable] = (TRUTH,)) -> Score:
    page = page_of(drawn)
    page = replace(page, tables=read_tables(page))
    score = Score()
    score.add(truth, normalised_tables(page, NumberLocale.POINT))
    return score


def test_a_table_read_without_error_is_right() -> None:
    score = scored(DRAWN)
    assert (score.rows_right, score.headers_right, score.periods_right, score.tables_right) == (3, 2, 2, 1)


@pytest.mark.parametrize(
    ("damage", "rows"),
    [
        (lambda text: text.replace("1,250", "1,260"), 2),
        (lambda text: text.replace("(900)", " 900 "), 2),
        (lambda text: text.replace("Costs", "Coats"), 2),
        (lambda text: text.replace("   350        300", "   300        350"), 2),
        (lambda text: text.replace("    Profit       350        300\n", ""), 2),
    ],
)
def test_the_scorer_notices(damage: Callable[[str], str], rows: int) -> None:
    score = scored(damage(DRAWN))
    assert score.rows_right == rows
    assert not score.tables_right


def test_a_table_that_was_missed_has_all_its_rows_wrong() -> None:
    score = Score()
    score.add([TRUTH], ())
    assert (score.rows, score.rows_right, score.tables) == (3, 0, 1)


def test_an_extra_row_makes_the_table_wrong_and_no_row() -> None:
    score = scored(DRAWN + "    Tax           10         20\n")
    assert (score.rows_right, score.tables_right) == (3, 0)
