"""How well tables are read: ICDAR-2013 adjacency F1, and financial statements with controls.

    .venv/bin/python -m benchmarks.tables             our own reader
    .venv/bin/python -m benchmarks.tables compare     and camelot, img2table, pdfplumber, tabula (minutes)

Truth of ICDAR is its own XML (Göbel et al., ICDAR 2013: relations to the nearest non-blank
neighbour right and below, pooled per page, so a table that was invented or missed counts).
Truth of the statements is `pdftotext -layout`, which shares no code with our reader: a row is
right when label, every number with its sign, and every column agree. The controls damage a fifth
of the rows on purpose; a scorer that does not notice is broken.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.adapters.local.reading.reader import open_reader
from aspera.domain.document import MediaType
from aspera.domain.page import Page
from aspera.domain.tabulation import read_tables
from aspera.evaluation.tables.adjacency import Agreement, agreement, plain, truth_of
from benchmarks.table_peers import TOOLS

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT.parent / "shared" / "samples"
STATEMENTS = ("BESTBUY_2023_10K", "NETFLIX_2017_10K", "AMAZON_2019_10K", "BOEING_2022_10K")
SPEED = {
    "BESTBUY": "financebench/pdfs/BESTBUY_2023_10K.pdf",
    "IRS manual": "reports/irs_irm_400p.pdf",
    "Orange": "sustainability/pdfs/orange_integrated_2023.pdf",
}
DAMAGE = ("digit", "swapped columns", "label", "shifted columns", "sign", "merged columns")

Grid = list[list[str]]
Reader = Callable[[Page], Sequence[Grid]]


def read_grids(page: Page) -> list[Grid]:
    return [
        [[table.text(row, column) for column in range(table.columns)] for row in range(table.rows)]
        for table in read_tables(page)
    ]


def pages_of(path: Path, wanted: Iterable[int] | None = None) -> dict[int, Page]:
    """The pages of a PDF as the product reads them, by page index."""
    reader = open_reader(path, MediaType.PDF, ReadingLimits())
    indices = range(reader.page_count) if wanted is None else wanted
    pages = {index: reader.read(index + 1) for index in indices}
    reader.close()
    return pages


def signed(text: str) -> str:
    """A number without its dress but with its sign; a dash is a dash; "" for no number."""
    digits = re.sub(r"[\s$,()%–−-]", "", text.replace("—", "-"))
    if not digits:
        return "-" if re.search(r"[—–-]", text) else ""
    return ("-" if "(" in text or re.search(r"[-–−]\s*\d", text) else "") + digits


# ICDAR 2013


def score_icdar(read: Reader) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 for the European half, the American half, all, and each file."""
    return _scores(lambda path, page: read(page), {path: pages_of(path) for path in _competition()})


def _competition() -> list[Path]:
    truths = sorted((SAMPLES / "tables_icdar2013").glob("*-str.xml"))
    return [path.with_name(path.name.replace("-str.xml", ".pdf")) for path in truths]


def _scores(
    grids: Callable[[Path, Any], Sequence[Grid]], files: Mapping[Path, Mapping[int, Any]]
) -> dict[str, dict[str, float]]:
    """`files` are pages by index; `grids` gives what was read of one of them."""
    sums: dict[str, Agreement] = defaultdict(Agreement)
    for path, pages in files.items():
        truth = truth_of(path.with_name(f"{path.stem}-str.xml").read_bytes())
        for index, page in pages.items():
            found = agreement(truth.get(index + 1, Counter()), grids(path, page))
            for key in (path.stem[:2], "all", path.stem):
                sums[key] += found
    return {
        key: {name: round(getattr(found, name), 4) for name in ("precision", "recall", "f1")}
        for key, found in sums.items()
    }


def compare() -> dict[str, Any]:
    """Other tools with their defaults on the same files by the same scorer; pages a second alone on
    one process. Their environment is made once."""
    python = ROOT / ".venv-benchmark-tables" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(python.parents[1])], check=True)
        requirements = Path(__file__).with_name("requirements-tables.txt")
        subprocess.run([str(python), "-m", "pip", "install", "-q", "-r", str(requirements)], check=True)
    return {tool: _peer(python, tool) for tool in TOOLS}


def _peer(python: Path, tool: str) -> dict[str, Any]:
    files = _competition()
    command = [str(python), "-m", "benchmarks.table_peers", tool, *map(str, files)]
    result = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return peer_scores(json.loads(result.stdout))


def peer_scores(result: dict[str, Any]) -> dict[str, Any]:
    """What `benchmarks.table_peers` printed, scored."""
    found = result["files"]
    files = {path: dict.fromkeys(pages_of(path)) for path in map(Path, found)}
    numbered = {path: {index: index for index in pages} for path, pages in files.items()}
    scores = _scores(lambda path, index: found[str(path)].get(str(index + 1), []), numbered)
    count = sum(map(len, files.values()))
    return {**scores["all"], "pages a second": round(count / result["seconds"], 1)}


# Financial statements

StatementRow = tuple[str, list[tuple[str, int]]]
"""The label, and each number with the character column of its right edge."""
_NUMBER = re.compile(r"[$()%]|[$(]*(?:-?\d[\d,]*(?:\.\d+)?|[—–-])[)%]*")
_STATEMENT = re.compile(
    r"consolidated (balance sheets?|statements? of (financial position|operations|income|earnings|cash flows))"
)


def statement_truth(path: Path) -> dict[int, list[StatementRow]]:
    """Rows with two numbers or more of the primary statements, by page index."""
    command = ["pdftotext", "-layout", str(path), "-"]
    layout = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    truth: dict[int, list[StatementRow]] = {}
    for index, page in enumerate(layout.split("\f")):
        if _STATEMENT.search(" ".join(page.strip().split("\n")[:7]).lower()):
            rows = [row for row in map(_statement_row, page.split("\n")) if row]
            if len(rows) >= 10:
                truth[index] = rows
    return truth


def _statement_row(line: str) -> StatementRow | None:
    tokens = list(re.finditer(r"\S+", line))
    start = len(tokens)
    while start and _NUMBER.fullmatch(tokens[start - 1][0]):
        start -= 1
    if not start or start == len(tokens) or tokens[start].start() - tokens[start - 1].end() < 2:
        return None
    numbers = [(signed(t[0]), t.end() - (t[0][-1] in ")%")) for t in tokens[start:] if signed(t[0])]
    label = " ".join(t[0] for t in tokens[:start])
    return (plain(label), numbers) if len(numbers) >= 2 and re.search("[a-z]", label, re.I) else None


def score_statements(read: Reader, truths: dict[str, dict[int, list[StatementRow]]]) -> dict[str, int]:
    """How many rows are right out of how many, and on how many pages a header with two years is."""
    right = total = pages = headed = 0
    for name, truth in truths.items():
        for index, page in pages_of(SAMPLES / f"financebench/pdfs/{name}.pdf", truth).items():
            grids = read(page)
            right += _right_rows(truth[index], grids)
            total += len(truth[index])
            pages += 1
            headed += any(_has_years(row) for grid in grids for row in grid)
    return {"right": right, "rows": total, "pages": pages, "pages_with_header": headed}


def _has_years(row: Sequence[str]) -> bool:
    return sum(bool(re.search(r"(19|20)\d\d", text)) for text in row[1:]) >= 2


def _right_rows(truth: list[StatementRow], grids: Sequence[Grid]) -> int:
    edges = sorted(edge for _, numbers in truth for _, edge in numbers)
    column_of: dict[int, int] = {}
    for before, edge in zip([edges[0], *edges], edges, strict=False):
        column_of[edge] = column_of.get(before, 0) + (edge - before > 3)
    rows = [(t, *_read_row(row)) for t, grid in enumerate(grids) for row in grid if any(row)]
    matches = []
    votes: dict[tuple[int, int], Counter[int]] = defaultdict(Counter)
    for label, numbers in truth:
        named = [row for row in rows if row[1] == label] or [
            row for row in rows if len(label) > 5 and row[1].endswith(label)
        ]
        match = next((row for row in named if [n for _, n in row[2]] == [n for n, _ in numbers]), None)
        if match:
            matches.append((match, numbers))
            for (column, _), (_, edge) in zip(match[2], numbers, strict=True):
                votes[(match[0], column)][column_of[edge]] += 1
    return sum(
        all(
            votes[(match[0], column)].most_common(1)[0][0] == column_of[edge]
            for (column, _), (_, edge) in zip(match[2], numbers, strict=True)
        )
        for match, numbers in matches
    )


def _read_row(row: Sequence[str]) -> tuple[str, list[tuple[int, str]]]:
    cells = [(column, text) for column, text in enumerate(row) if text]
    label = plain(re.sub(r"\$\s*$", "", cells[0][1]))
    return label, [(column, signed(text)) for column, text in cells[1:] if signed(text)]


def damaged(read: Reader, kind: str) -> Reader:
    """`read` with a fifth of its rows spoilt."""
    chance = random.Random(1)

    def spoilt(page: Page) -> list[Grid]:
        return [[_spoil(row, kind, chance) for row in grid] for grid in read(page)]

    return spoilt


def _spoil(row: list[str], kind: str, chance: random.Random) -> list[str]:
    if kind == "merged columns":
        return [row[0], " ".join(text for text in row[1:] if text)]
    row = list(row)
    numbers = [column for column in range(1, len(row)) if re.search(r"\d", row[column])]
    if chance.random() > 0.2 or not numbers:
        return row
    column = chance.choice(numbers)
    text = row[column]
    if kind == "digit":
        row[column] = re.sub(r"\d", lambda m: str((int(m[0]) + 1) % 10), text, count=1)
    elif kind == "swapped columns" and len(numbers) > 1:
        row[numbers[0]], row[numbers[1]] = row[numbers[1]], row[numbers[0]]
    elif kind == "label":
        row[0] = f"x{row[0]}y"
    elif kind == "shifted columns":
        row[1:] = ["", *row[1:]]
    elif kind == "sign":
        row[column] = text.replace("(", "").replace(")", "") if "(" in text else f"({text})"
    return row


# All of it


def speed() -> dict[str, float]:
    """Milliseconds of processor time a page for reading the tables, words being at hand."""
    result = {}
    for name, path in SPEED.items():
        pages = pages_of(SAMPLES / path).values()
        start = time.process_time()
        for page in pages:
            read_tables(page)
        result[name] = round(1000 * (time.process_time() - start) / len(pages), 3)
    return result


def measure() -> dict[str, Any]:
    truths = {name: statement_truth(SAMPLES / f"financebench/pdfs/{name}.pdf") for name in STATEMENTS}
    result = {
        "icdar_2013": score_icdar(read_grids),
        "statements": score_statements(read_grids, truths),
        "controls": {kind: score_statements(damaged(read_grids, kind), truths)["right"] for kind in DAMAGE},
        "milliseconds_a_page": speed(),
    }
    _print(result)
    return result


def _print(result: dict[str, Any]) -> None:
    print(f"{'ICDAR 2013':24}{'P':>8}{'R':>8}{'F1':>8}")
    for name, score in sorted(result["icdar_2013"].items()):
        print(f"{name:24}{score['precision']:8.3f}{score['recall']:8.3f}{score['f1']:8.3f}")
    print("\nstatements", result["statements"], "\ncontrols", result["controls"], "\n")
    for name, milliseconds in result["milliseconds_a_page"].items():
        print(f"{name:24}{milliseconds:8.3f} ms a page")


if __name__ == "__main__":
    measure()
    if sys.argv[1:] == ["compare"]:
        for tool, score in compare().items():
            print(f"{tool:24}", score)
