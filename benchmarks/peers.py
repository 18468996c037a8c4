"""Other tools on the same file: `python -m benchmarks.peers TOOL FILE`. Prints seconds.

Runs in the environment of benchmarks/requirements.txt, which `benchmarks.analysis` makes.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable


def floor(path: str) -> Callable[[], None]:
    """Raw text of every page by pypdfium2: the least that reading a PDF can cost here."""
    import pypdfium2

    def run() -> None:
        document = pypdfium2.PdfDocument(path)
        for index in range(len(document)):
            page = document[index]
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
        document.close()

    return run


def markitdown(path: str) -> Callable[[], None]:
    from markitdown import MarkItDown

    converter = MarkItDown()
    return lambda: converter.convert(path) and None


def pdfplumber(path: str) -> Callable[[], None]:
    import pdfplumber as reader

    def run() -> None:
        with reader.open(path) as document:
            for page in document.pages:
                page.extract_words()
                page.extract_tables()
                page.close()

    return run


def main(tool: str, path: str) -> None:
    run = {"floor": floor, "markitdown": markitdown, "pdfplumber": pdfplumber}[tool](path)
    started = time.perf_counter()
    run()
    print(time.perf_counter() - started)


if __name__ == "__main__":
    main(*sys.argv[1:])
