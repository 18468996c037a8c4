"""Tables by other tools: `python -m benchmarks.table_peers TOOL FILE…`. Prints one JSON object:
seconds, and each file's grids by page number.

Runs in the environment of benchmarks/requirements-tables.txt, which `benchmarks.tables` makes when
it is told to compare. All with their defaults.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

Found = Iterator[tuple[int, list[list[str]]]]


def camelot(flavor: str) -> Callable[[str], Found]:
    def read(path: str) -> Found:
        import camelot as tool

        for table in tool.read_pdf(path, pages="all", flavor=flavor):
            yield int(table.page), table.df.values.tolist()

    return read


def img2table(path: str) -> Found:
    from img2table.document import PDF

    document = PDF(path, detect_rotation=False, pdf_text_extraction=True)
    found = document.extract_tables(borderless_tables=True, implicit_rows=True, implicit_columns=True)
    for page, tables in found.items():
        for table in tables:
            yield page + 1, table.df.values.tolist()


def pdfplumber(strategy: str) -> Callable[[str], Found]:
    def read(path: str) -> Found:
        import pdfplumber as tool

        settings = {"vertical_strategy": strategy, "horizontal_strategy": strategy}
        with tool.open(path) as document:
            for number, page in enumerate(document.pages, 1):
                for table in page.extract_tables(settings):
                    yield number, table

    return read


def tabula(path: str) -> Found:
    import pypdfium2
    import tabula as tool

    for number in range(1, len(pypdfium2.PdfDocument(path)) + 1):
        for frame in tool.read_pdf(
            path, pages=number, stream=True, pandas_options={"header": None}, silent=True
        ):
            yield number, frame.values.tolist()


TOOLS: dict[str, Callable[[str], Found]] = {
    "camelot network": camelot("network"),
    "camelot lattice": camelot("lattice"),
    "img2table": img2table,
    "pdfplumber lines": pdfplumber("lines"),
    "pdfplumber text": pdfplumber("text"),
    "tabula stream": tabula,
}


def _text(cell: Any) -> str:
    return "" if cell is None or cell != cell else str(cell)


def main(tool: str, paths: Iterable[str]) -> None:
    started = time.perf_counter()
    result: dict[str, dict[int, list[list[list[str]]]]] = {}
    for path in paths:
        grids = result.setdefault(path, defaultdict(list))
        try:
            for page, grid in TOOLS[tool](path):
                grids[page].append([[_text(cell) for cell in row] for row in grid])
        except Exception as error:
            print(f"{tool}: {path}: {error!r}", file=sys.stderr)
    json.dump({"seconds": time.perf_counter() - started, "files": result}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
