"""How often sound reports are accused, and how many planted errors are found.

    .venv/bin/python -m benchmarks.footing [--held-out] [--flags]

Annual reports and earnings releases as published hold almost no errors of arithmetic, so each
flag on one counts as false until somebody has looked at the page. An error is planted in one cell
of a normalised table at a time: "any" draws from all amounts, "covered" from those that stand in a
relation that holds. Stray flags do not contain the planted cell. A slip within rounding cannot be
found and counts as missed. TAT-QA gives tables whose sums were verified by hand.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from aspera.agents.math.discrepancies import Discrepancy
from aspera.agents.math.prose import check_prose
from aspera.agents.math.rounding_edges import is_exact_report
from aspera.agents.math.sums_in_words import ROUNDING
from aspera.agents.math.table_check import TableCheck, total_counts
from aspera.domain.geometry import UNITS, Box
from aspera.domain.number import parse_number
from aspera.domain.page import Page, PageSource
from aspera.domain.table import Cell, Table
from aspera.domain.tabulation.normalise import normalise
from benchmarks.planted_slips import LOCALE, Place, Sheet, recall, recall_of_planted, recall_of_prose
from tests.sample_pages import read_pages

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"
DEVELOPMENT = ("BOEING_2018_10K", "AMAZON_2017_10K", "NETFLIX_2015_10K", "PFIZER_2021_10K")
HELD_OUT = (
    "AMAZON_2019_10K",
    "AMCOR_2022_8K_dated-2022-07-01",
    "AMCOR_2023Q4_EARNINGS",
    "AMCOR_2023_10K",
    "BESTBUY_2023_10K",
    "BESTBUY_2024Q2_10Q",
    "BOEING_2022_10K",
    "NETFLIX_2017_10K",
    "Pfizer_2023Q2_10Q",
    "ULTABEAUTY_2023Q4_EARNINGS",
)


def measure() -> dict[str, Any]:
    return {"development": _filings(DEVELOPMENT), "tatqa": _tatqa()}


# Reports as published


def _filings(stems: Sequence[str], *, show: bool = False) -> dict[str, Any]:
    pages = {stem: read_pages(SAMPLES / "financebench" / "pdfs" / f"{stem}.pdf")[1] for stem in stems}
    for page in (page for document in pages.values() for page in document):
        page.text.sentences, page.text.lower  # noqa: B018 - all agents share them
    started = time.perf_counter()
    sheets = [
        Sheet(f"{stem} p. {page.number}", normalise(table, page, LOCALE), page)
        for stem, document in pages.items()
        for page in document
        for table in page.tables
    ]
    checks = [sheet.check() for sheet in sheets]
    seconds = time.perf_counter() - started
    started = time.perf_counter()
    sentences: Counter[str] = Counter()
    contradicted = [
        (f"{stem} p. {page.number}", proposal.description)
        for stem, document in pages.items()
        for page in document
        for proposal in check_prose(page, LOCALE, sentences)
    ]
    prose_seconds = time.perf_counter() - started
    count = sum(map(len, pages.values()))
    result = _flags(sheets, checks, count) | {
        "sentences": sentences["sentences"],
        "sentences contradicted": len(contradicted),
        "tables ms a page": 1000 * seconds / count,
        "prose ms a page": 1000 * prose_seconds / count,
        "planted": recall_of_planted(sheets, checks)
        | {"wrong sentences": recall_of_prose(page for document in pages.values() for page in document)},
    }
    _print(", ".join(stems), result)
    if show:
        told = [(sheet.name, item.description) for sheet, item in _told(sheets, checks)]
        print(*(f"{name}: {description}" for name, description in (*told, *contradicted)), sep="\n")
    return result


def _told(sheets: Sequence[Sheet], checks: Sequence[TableCheck]) -> Iterator[tuple[Sheet, Discrepancy]]:
    """As the agent: what rounding explains only in reports that do not round."""
    reports: dict[str, list[TableCheck]] = {}
    for sheet, check in zip(sheets, checks, strict=True):
        reports.setdefault(sheet.report, []).append(check)
    counts = {report: total_counts(inside) for report, inside in reports.items()}
    for sheet, check in zip(sheets, checks, strict=True):
        of_report = counts[sheet.report]
        is_exact = is_exact_report(of_report.get("sums exact", 0), of_report.get("sums within rounding", 0))
        for discrepancy in check.discrepancies(LOCALE):
            if is_exact or discrepancy.rule != ROUNDING or sheet.page is None:
                yield sheet, discrepancy


def _flags(sheets: Sequence[Sheet], checks: Sequence[TableCheck], pages: int) -> dict[str, Any]:
    counts = total_counts(checks)
    flags = sum(1 for _ in _told(sheets, checks))
    amounts = [
        (sheet, check, place)
        for sheet, check in zip(sheets, checks, strict=True)
        for place in sheet.amounts()
    ]
    covered = {id(check): check.covered() for check in checks}
    return {
        "pages": pages,
        "tables": len(sheets),
        **counts,
        "flags": flags,
        "flags per 100 equations": 100 * flags / max(counts["equations"], 1),
        "flags per 100 pages": 100 * flags / max(pages, 1),
        "amounts": len(amounts),
        "amounts covered": sum(place in covered[id(check)] for _, check, place in amounts) / len(amounts),
    }


# TAT-QA


def _tatqa() -> dict[str, Any]:
    folder = SAMPLES / "datasets" / "tatqa"
    grids: dict[str, list[list[str]]] = {}
    verified: list[dict[str, Any]] = []
    for name in ("verified_sum_columns", "arithmetic"):
        for record in map(json.loads, (folder / f"{name}.jsonl").read_text().splitlines()):
            grids.setdefault(record["table_uid"], record["table"])
            if name == "verified_sum_columns":
                verified.append(record)
    blank = Page(1, 612, 792, PageSource.BLANK)
    sheets = {uid: Sheet(uid, normalise(_table(grid), blank, LOCALE), None) for uid, grid in grids.items()}
    checks = {uid: sheet.check() for uid, sheet in sheets.items()}
    ordered = [checks[uid] for uid in sheets]
    result = _flags(list(sheets.values()), ordered, len(sheets)) | {
        "planted": recall_of_planted(list(sheets.values()), ordered),
        "verified sums": _verified(verified, sheets, checks),
    }
    _print("TAT-QA", result)
    return result


def _verified(
    records: Sequence[Mapping[str, Any]], sheets: Mapping[str, Sheet], checks: Mapping[str, TableCheck]
) -> dict[str, Any]:
    """Errors in the totals and addends of sums that were verified by hand."""
    cells: list[tuple[Sheet, TableCheck, Place]] = []
    for record in records:
        sheet = sheets[record["table_uid"]]
        rows = {row.index: position for position, row in enumerate(sheet.table.rows)}
        columns = {column.index: position for position, column in enumerate(sheet.table.columns)}
        amounts = set(sheet.amounts())
        for row in (record["total_row"], *record["addend_rows"]):
            place = rows.get(row, -1), columns.get(record["column"], -1)
            if place in amounts:
                cells.append((sheet, checks[sheet.name], place))
    result = recall(cells, "verified")
    untouched = {record["table_uid"] for number, record in enumerate(records) if number % 2}
    false = sum(1 for uid in sorted(untouched) for _ in checks[uid].discrepancies(LOCALE))
    found = len(untouched) * result["recall"]
    return result | {"untouched tables": len(untouched), "precision": found / (found + false)}


def _table(grid: Sequence[Sequence[str]]) -> Table:
    width = max(map(len, grid))
    rows = [[*row, *[""] * (width - len(row))] for row in grid]
    cells = tuple(
        tuple(
            Cell(row, column, text.strip(), _box(row, column, len(rows), width)) if text.strip() else None
            for column, text in enumerate(line)
        )
        for row, line in enumerate(rows)
    )
    return Table(1, Box(0, 0, UNITS, UNITS), "", _header_rows(rows), 1, cells)


def _box(row: int, column: int, rows: int, columns: int) -> Box:
    height, width = UNITS // rows, UNITS // columns
    return Box(column * width, row * height, (column + 1) * width - 1, (row + 1) * height - 1)


def _header_rows(rows: Sequence[Sequence[str]]) -> int:
    """Leading rows without any number but years."""
    for index, row in enumerate(rows):
        numbers = [number for text in row[1:] if (number := parse_number(text)) and not number.is_dash]
        if any(not number.is_year for number in numbers) or (numbers and row[0] and index):
            return index
    return 1


def _print(name: str, result: Mapping[str, Any]) -> None:
    print(f"\n{name}")
    for key, value in result.items():
        if isinstance(value, Mapping):
            print(f"  {key}:")
            for inner, figures in value.items():
                print(f"    {inner:32} {_shown(figures)}")
        else:
            print(f"  {key:34} {_shown(value)}")


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_shown(inner)}" for key, inner in value.items())
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", action="store_true", help="the reports that nobody tunes on")
    parser.add_argument("--flags", action="store_true", help="print every flag")
    options = parser.parse_args()
    _filings(HELD_OUT if options.held_out else DEVELOPMENT, show=options.flags)
    _tatqa()


if __name__ == "__main__":
    main()
