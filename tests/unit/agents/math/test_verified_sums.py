"""Tables of real reports (TAT-QA) whose sums were verified by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from aspera.agents.math.sums_in_words import ROUNDING
from aspera.agents.math.table_check import check_table
from aspera.domain.document import NumberLocale
from aspera.domain.normalised_table import NormalisedTable
from tests.unit.agents.math.sheets import sheet_of, with_number

pytestmark = pytest.mark.samples


def verified(samples: Path) -> Iterator[tuple[NormalisedTable, dict[str, Any]]]:
    lines = (samples / "datasets/tatqa/verified_sum_columns.jsonl").read_text().splitlines()
    for record in map(json.loads, lines):
        yield sheet_of("\n".join("|".join(row) for row in record["table"])), record


def accused(sheet: NormalisedTable) -> list[set[tuple[int, int]]]:
    found = check_table(sheet, None).discrepancies(NumberLocale.POINT)
    return [{item.printed, *item.operands} for item in found]


def test_tables_as_published_are_not_accused(samples: Path) -> None:
    found = {
        record["table_uid"]: item.rule
        for sheet, record in verified(samples)
        for item in check_table(sheet, None).discrepancies(NumberLocale.POINT)
    }
    assert set(found.values()) <= {ROUNDING}
    assert len(found) <= 3, "off by one where all else is exact"


def test_most_wrong_totals_are_found_and_nothing_else_is_accused(samples: Path) -> None:
    planted = found = 0
    for sheet, record in verified(samples):
        rows = [row.index for row in sheet.rows]
        place = rows.index(record["total_row"]), record["column"] - 1
        number = sheet.numbers[place[0]][place[1]]
        assert number is not None
        wrong = with_number(sheet, *place, number.value + 100 * number.unit + abs(number.value) // 10)
        planted += 1
        flags = accused(wrong)
        assert all(place in flag for flag in flags), record["table_uid"]
        found += bool(flags)
    assert found / planted >= Decimal("0.8")
