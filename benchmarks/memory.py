"""Peak memory of all processes of an analysis, as pages grow."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pypdfium2

from benchmarks.analysis import FILES, ROOT

PAGES = (100, 400, 1600)


def measure() -> dict[str, Any]:
    results: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        for pages in PAGES:
            path = concatenated(FILES["BESTBUY_2023_10K"], None, pages, Path(folder))
            peak, seconds = peak_of(["-m", "benchmarks.whole_analysis", str(path)])
            results[str(pages)] = {"peak_mb": peak / 1e6, "seconds": seconds}
            print(f"{pages:>6} pages  peak {peak / 1e6:7.0f} MB  {seconds:6.1f} s", flush=True)
    return results


def concatenated(source: Path, chosen: Sequence[int] | None, count: int, folder: Path) -> Path:
    """A file of `count` pages: the chosen ones of `source` (from 0; all when None) over and over. They are
    taken over at once and so share their fonts; of copies of a font PDFium would keep every one."""
    document = pypdfium2.PdfDocument(source)
    chosen = range(len(document)) if chosen is None else chosen
    target = pypdfium2.PdfDocument.new()
    target.import_pages(document, list(islice(cycle(chosen), count)))
    path = folder / f"{count}.pdf"
    target.save(path)
    return path


def peak_of(arguments: Sequence[str]) -> tuple[int, float]:
    """Bytes (proportional set size over the whole process tree, sampled) and seconds of a Python."""
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL)
    peak = 0
    while process.poll() is None:
        peak = max(peak, sum(map(_proportional, _tree(process.pid))))
        time.sleep(0.05)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return peak, time.perf_counter() - started


def _tree(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            found.extend(int(child) for child in _text(task).split())
    return found


def _proportional(pid: int) -> int:
    for line in _text(Path(f"/proc/{pid}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return 1024 * int(line.split()[1])
    return 0


def _text(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""
