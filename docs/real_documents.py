"""Analyse the ordinary PDFs of ../shared/samples and write what came of each: `make real-documents`."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT.parent / "shared" / "samples"
TARGET = ROOT / "docs" / "reference" / "real-documents.md"
AGENTS = ("math", "consistency", "greenwashing", "compliance", "risk")


@dataclass(frozen=True)
class Row:
    file: str
    seconds: float
    result: dict | None
    error: str


def ordinary_pdfs() -> list[Path]:
    return sorted(path for path in SAMPLES.rglob("*.pdf") if "malformed" not in path.parts)


def analyse(path: Path, folder: Path) -> Row:
    aspera = Path(sys.executable).with_name("aspera")
    started = time.perf_counter()
    done = subprocess.run(
        [aspera, "analyze", path, "--json", "--output", folder / "out", "--workspace", folder / "workspace"],
        capture_output=True,
        text=True,
    )
    seconds = time.perf_counter() - started
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    error = "" if lines else done.stderr.strip().splitlines()[-1]
    return Row(str(path.relative_to(SAMPLES)), seconds, json.loads(lines[0]) if lines else None, error)


def as_line(row: Row) -> str:
    if row.result is None:
        return f"| {row.file} | | {row.seconds:.1f} | {row.error} |" + " |" * (3 + len(AGENTS))
    coverage, counts = row.result["coverage"], Counter(f["agent_type"] for f in row.result["findings"])
    read = f"{coverage['pages_read']}/{coverage['pages_total']}"
    cells = [row.file, read, f"{row.seconds:.1f}", row.result["status"], row.result["document"]["kind"]]
    cells += [str(coverage["pages_by_ocr"] or ""), str(coverage["tables"])]
    return "| " + " | ".join([*cells, *(str(counts[agent] or "") for agent in AGENTS)]) + " |"


def render(rows: list[Row]) -> str:
    pages = sum(row.result["coverage"]["pages_read"] for row in rows if row.result)
    found = Counter(f["agent_type"] for row in rows if row.result for f in row.result["findings"])
    dropped = sum(agent["dropped"] for row in rows if row.result for agent in row.result["agents"])
    head = [
        "<!-- Made by docs/real_documents.py (`make real-documents`). -->",
        "",
        "# Real documents",
        "",
        f"{len(rows)} filings, reports, scans, forms and contracts, {pages:,} pages read, "
        f"{sum(row.seconds for row in rows):.0f} s in all on two cores (each call of `aspera analyze` with "
        "start-up, report and page pictures; scanned pages by Tesseract). The findings are what the rules "
        "say; they were read for a part of these documents only, see [benchmarks](benchmarks.md).",
        "",
        f"Findings: {', '.join(f'{agent} {found[agent]}' for agent in AGENTS)}. "
        f"Proposals dropped because their evidence could not be proven: {dropped}.",
        "",
        "| file | pages | seconds | status | kind | by OCR | tables | " + " | ".join(AGENTS) + " |",
        "|---|---|---|---|---|---|---|" + "---|" * len(AGENTS),
    ]
    return "\n".join([*head, *map(as_line, rows)]) + "\n"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        rows = []
        for path in ordinary_pdfs():
            rows.append(analyse(path, Path(folder)))
            print(as_line(rows[-1]), flush=True)
    TARGET.write_text(render(rows))


if __name__ == "__main__":
    main()
