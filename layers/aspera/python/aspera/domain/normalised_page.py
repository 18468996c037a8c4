"""The tables of a page as an auditor sees them, worked out once for all who ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from aspera.domain.document import NumberLocale
from aspera.domain.normalised_table import NormalisedTable
from aspera.domain.orientation import rows_direction, turned_page
from aspera.domain.page import Page
from aspera.domain.tabulation.normalise import normalise


def normalised_tables(page: Page, locale: NumberLocale) -> tuple[NormalisedTable, ...]:
    """In the order of `page.tables`. Kept as long as the page is."""
    kept = page.derived.get((normalised_tables, locale))
    if kept is None:
        kept = tuple(_normalised(page, locale))
        page.derived[normalised_tables, locale] = kept
    result: tuple[NormalisedTable, ...] = kept
    return result


def _normalised(page: Page, locale: NumberLocale) -> Iterator[NormalisedTable]:
    """Tables of a turned page are understood upright; their boxes stay as shown."""
    upright = turned_page(page, rows_direction(page.tables))
    for shown, table in zip(page.tables, upright.tables, strict=True):
        sheet = normalise(table, upright, locale)
        yield sheet if table is shown else replace(sheet, table=shown)
