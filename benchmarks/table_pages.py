"""Pages that are full of tables, read in one pass: time a page and peak memory, as pages grow.

`python -m benchmarks.table_pages FILE` reads one file page by page and understands its tables, as a
reading process does, and keeps none of them.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.agents import SAMPLES
from benchmarks.memory import concatenated, peak_of

PAGES = (75, 300, 1200)
REPORT = SAMPLES / "financebench/pdfs/BESTBUY_2023_10K.pdf"


def measure() -> dict[str, Any]:
    results: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        chosen = [number - 1 for number in _with_tables(REPORT)]
        for count in PAGES:
            path = concatenated(REPORT, chosen, count, Path(folder))
            peak, seconds = peak_of(["-m", "benchmarks.table_pages", str(path)])
            results[str(count)] = {"peak_mb": peak / 1e6, "ms a page": 1000 * seconds / count}
        first, last = results[str(PAGES[0])], results[str(PAGES[-1])]
        results["ratios"] = {what: last[what] / first[what] for what in first}
    for count, result in results.items():
        print(f"{count:>6}", "  ".join(f"{what} {value:.2f}" for what, value in result.items()))
    return results


def _with_tables(path: Path) -> list[int]:
    """The pages of which a table fills a quarter or more."""
    from aspera.domain.geometry import UNITS

    return [
        page.number
        for page in _pages(path)
        if any(table.box.width * table.box.height > UNITS * UNITS // 4 for table in page.tables)
    ]


def _pages(path: Path) -> Any:
    from aspera.adapters.local.reading.limits import ReadingLimits
    from aspera.adapters.local.reading.reader import open_reader
    from aspera.domain.document import MediaType

    reader = open_reader(path, MediaType.PDF, ReadingLimits(ocr="off"))
    return (reader.read(number) for number in range(1, reader.page_count + 1))


def main(path: Path) -> None:
    from aspera.domain.document import NumberLocale
    from aspera.domain.normalised_page import normalised_tables

    print(sum(len(normalised_tables(page, NumberLocale.POINT)) for page in _pages(path)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
