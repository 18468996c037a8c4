"""What the greenwashing agent costs a page, on real reports of several kinds.

    .venv/bin/python -m benchmarks.greenwashing

Time is this process's own; reading the file and its text view are not counted, the tables that the
agent asks for are (in an analysis the math agent has usually asked before). How good the agent is
stands in `aspera evaluate greenwashing`.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.adapters.local.reading.reader import open_reader
from aspera.agents.greenwashing import GreenwashingAgent
from aspera.domain.document import MediaType
from aspera.domain.observation import Material
from aspera.domain.profiling.profile import profile

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"
FILES = (
    "sustainability/pdfs/suez_progress_2023.pdf",
    "sustainability/pdfs/orange_integrated_2023.pdf",
    "financebench/pdfs/BESTBUY_2023_10K.pdf",
    "financebench/pdfs/AMCOR_2023_10K.pdf",
    "financebench/pdfs/PFIZER_2021_10K.pdf",
    "reports/irs_irm_400p.pdf",
)
_ROUNDS = 3


def measure() -> Mapping[str, Mapping[str, float]]:
    """Milliseconds a page and for all pages, by file: the best of three."""
    GreenwashingAgent.load_rules()
    result = {}
    for file in FILES:
        runs = [_run(SAMPLES / file) for _ in range(_ROUNDS)]
        pages, seconds = runs[0][0], min(seconds for _, seconds in runs)
        figures = {"pages": pages, "ms a page": round(1000 * seconds / pages, 2), "ms": round(1000 * seconds)}
        result[file] = figures
        print(
            f"{Path(file).stem:<28} {pages:>4} pages {figures['ms a page']:>6} ms a page {figures['ms']:>6} ms"
        )
    return result


def _run(path: Path) -> tuple[int, float]:
    reader = open_reader(path, MediaType.PDF, ReadingLimits(ocr="off"))
    try:
        pages = [page for n in range(1, reader.page_count + 1) if (page := reader.read(n)).words]
    finally:
        reader.close()
    about = profile("d", path.name, len(pages), pages[:8])
    for page in pages:
        assert page.text.sentences is not None and page.text.plain is not None
    agent = GreenwashingAgent()
    start = time.process_time()
    agent.conclude(agent.examine(Material(about, pages)), about)
    return len(pages), time.process_time() - start


if __name__ == "__main__":
    measure()
