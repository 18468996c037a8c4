"""The tables of a page as an auditor sees them, worked out once for all who ask."""

from __future__ import annotations

from aspera.domain.document import NumberLocale
from aspera.domain.normalised_table import NormalisedTable
from aspera.domain.page import Page
from aspera.domain.tabulation.normalise import normalise


def normalised_tables(page: Page, locale: NumberLocale) -> tuple[NormalisedTable, ...]:
    """In the order of `page.tables`. Kept as long as the page is."""
    kept = page.derived.get((normalised_tables, locale))
    if kept is None:
        kept = tuple(normalise(table, page, locale) for table in page.tables)
        page.derived[normalised_tables, locale] = kept
    result: tuple[NormalisedTable, ...] = kept
    return result
