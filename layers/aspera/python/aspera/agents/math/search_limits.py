"""Where the search for sums stops before it has tried all that a table could mean."""

from __future__ import annotations

from aspera.agents.math.cross_casting import MOST_COLUMNS
from aspera.agents.math.cues import is_total
from aspera.agents.math.ledger import Direction
from aspera.agents.math.stack import LONGEST
from aspera.agents.math.table_check import TableCheck


def is_searched_in_part(check: TableCheck) -> bool:
    """Whether a total may have been missed because it stands for more rows or columns than are tried:
    a row that is called a total, that no relation explains and that has so many rows above it; or so
    many columns that can be summed."""
    sheet = check.sheet
    if sum(column.is_additive for column in sheet.columns) > MOST_COLUMNS:
        return True
    if len(sheet.rows) <= LONGEST:
        return False
    explained = {
        ledger.entries[support.relation.total]
        for ledger, support in check.footing.found
        if ledger.direction is Direction.DOWN
    }
    return any(
        is_total(sheet.rows[row].label) and row not in explained for row in range(LONGEST, len(sheet.rows))
    )
