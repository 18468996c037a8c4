"""Whatever the numbers: rounding is never accused, and a material error always is."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from aspera.agents.math.sums_in_words import ROUNDING
from aspera.agents.math.table_check import check_table
from aspera.domain.document import NumberLocale
from aspera.domain.finding import Severity
from aspera.domain.normalised_table import NormalisedTable
from tests.unit.agents.math.sheets import sheet_of, with_number

SEEDS = st.integers(0, 2**32)
THOUSAND = Decimal(1000)


def additive_table(random: Random, *, columns: int, digits: range) -> NormalisedTable:
    """Two blocks with a subtotal each and a grand total, rounded to thousands only when printed.
    Amounts have one of `digits` digits before rounding, or fewer."""
    blocks = [[_line(random, columns, digits) for _ in range(random.randint(2, 8))] for _ in range(2)]
    lines: list[tuple[str, list[int]]] = []
    subtotals: list[list[int]] = []
    for block, amounts in enumerate(blocks):
        lines += [(f"Item {block}.{index}", line) for index, line in enumerate(amounts)]
        subtotals.append([sum(column) for column in zip(*amounts, strict=True)])
        lines.append((f"Total block {block}", subtotals[-1]))
    lines.append(("Total", [sum(column) for column in zip(*subtotals, strict=True)]))
    header = " | ".join(str(2023 - column) for column in range(columns))
    body = "\n".join(f"{label} | {' | '.join(map(_printed, line))}" for label, line in lines)
    return sheet_of(f"| {header}\n{body}")


def _line(random: Random, columns: int, digits: range) -> list[int]:
    size = 10 ** random.choice(digits)
    return [random.choice((-1, 1, 1, 1)) * random.randint(size // 100, size) for _ in range(columns)]


def _printed(amount: int) -> str:
    rounded = (Decimal(amount) / THOUSAND).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return f"({-rounded:,})" if rounded < 0 else f"{rounded:,}"


@given(SEEDS)
def test_rounding_is_at_most_mentioned(seed: int) -> None:
    sheet = additive_table(Random(seed), columns=3, digits=range(4, 9))
    found = list(check_table(sheet, None).discrepancies(NumberLocale.POINT))
    assert {(item.rule, item.severity) for item in found} <= {(ROUNDING, Severity.LOW)}
    assert len(found) <= 1


@given(SEEDS)
def test_a_material_error_beside_two_sound_columns_is_always_accused(seed: int) -> None:
    random = Random(seed)
    sheet = additive_table(random, columns=3, digits=range(6, 9))
    row, column = random.randrange(len(sheet.rows)), random.randrange(3)
    number = sheet.numbers[row][column]
    assert number is not None
    error = 100 + max(abs(line.value) for cells in sheet.numbers for line in cells if line is not None)
    wrong = with_number(sheet, row, column, number.value + random.choice((-1, 1)) * error)
    found = list(check_table(wrong, None).discrepancies(NumberLocale.POINT))
    assert any((row, column) in (item.printed, *item.operands) for item in found)
    assert all(abs(_value(wrong, item.printed) - item.recomputed) > item.tolerance for item in found)


def _value(sheet: NormalisedTable, place: tuple[int, int]) -> Decimal:
    number = sheet.numbers[place[0]][place[1]]
    assert number is not None
    return number.value
