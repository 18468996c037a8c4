"""Pages of two annual reports of one company, the later one's prior year being the earlier one's year."""

from __future__ import annotations

from dataclasses import replace

from aspera.domain.page import Page
from aspera.domain.tabulation import read_tables
from tests.drawing import page_of

_LINES = {
    "Revenue": ("84,120", "79,445", "71,208"),
    "Cost of sales": ("51,034", "48,871", "44,112"),
    "Administrative expenses": ("12,877", "11,982", "11,034"),
    "Research expenses": ("16,402", "15,871", "15,118"),
    "Operating income": ("13,807", "12,721", "10,944"),
    "Interest paid on loans": ("21,204", "21,187", "21,093"),
}
_YEARS = (2024, 2023, 2022)


def statement(year: int, revenue_before: str = "") -> Page:
    """The income statement of 2024 or 2023; `revenue_before` replaces the prior year's revenue."""
    first = _YEARS.index(year)
    rows = []
    for label, figures in _LINES.items():
        before = revenue_before if label == "Revenue" and revenue_before else figures[first + 1]
        rows.append(f"{label:<28}{figures[first]:>12}{before:>12}")
    text = "\n".join(
        (
            f"Nordhafen AG annual report {year}, for the year ended December 31, {year}",
            "",
            f"{'In thousands of euros':<28}{year:>12}{year - 1:>12}",
            "",
            *rows,
        )
    )
    page = page_of(text)
    return replace(page, tables=read_tables(page))
