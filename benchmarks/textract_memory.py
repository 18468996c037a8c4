"""What CollectPages needs of memory for a document of 3,000 pages that Textract has read.

The function runs in one process of its own, with everything loaded that a deployed one has; Textract is a
service on loopback that gives out the blocks of the recorded responses in results of 1,000, S3 and DynamoDB
are the engines. Each recorded page comes over and over, 16 and more in a row, so that the densest fill
whole batches.
"""

from __future__ import annotations

import json
import os
import time
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, chain
from typing import Any, overload

from aspera.adapters.aws.textract_results import TextractResults
from aspera.bootstrap import current_ports
from aspera.domain.run import Options, Run, digest
from aspera.ports.extraction_tasks import ExtractionTask
from benchmarks.analysis import SAMPLES
from benchmarks.aws_memory import MEMORY_GOAL_MB, PAGES, own_processes
from tests.contract.examples import document
from tests.engines.stack import stack

Block = dict[str, Any]


class Repeated(Sequence[Block]):
    """The blocks of `count` pages, put together when they are asked for."""

    def __init__(self, recorded: Sequence[Sequence[Block]], count: int) -> None:
        self._recorded = recorded
        self._count = count
        self._starts = [0, *accumulate(len(self._source(page)) for page in range(count))]
        self._page = lru_cache(maxsize=64)(self._make)

    def __len__(self) -> int:
        return self._starts[-1]

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> list[Block]: ...
    def __getitem__(self, index: int | slice) -> Block | list[Block]:
        if isinstance(index, int):
            return self[index : index + 1][0]
        start, stop, _ = index.indices(len(self))
        first, last = (bisect_right(self._starts, place) - 1 for place in (start, max(start, stop - 1)))
        blocks = list(chain.from_iterable(map(self._page, range(first, last + 1))))
        return blocks[start - self._starts[first] : stop - self._starts[first]]

    def _source(self, page: int) -> Sequence[Block]:
        return self._recorded[page * len(self._recorded) // self._count]

    def _make(self, page: int) -> list[Block]:
        """Ids differ from page to page, as Textract's do."""
        return [
            block
            | {"Page": page + 1, "Id": f"{page}-{block['Id']}"}
            | {"Relationships": [_moved(one, page) for one in block.get("Relationships") or ()]}
            for block in self._source(page)
        ]


def _moved(relationship: Block, page: int) -> Block:
    return relationship | {"Ids": [f"{page}-{one}" for one in relationship["Ids"]]}


def recorded_pages() -> list[list[Block]]:
    pages: list[list[Block]] = []
    for path in sorted((SAMPLES / "textract").glob("*.json")):
        by_page: dict[int, list[Block]] = defaultdict(list)
        for block in json.loads(path.read_text()).get("Blocks", ()):
            by_page[block.get("Page") or 1].append(
                {key: one for key, one in block.items() if one is not None}
            )
        pages.extend(by_page.values())
    return pages


def measure(pages: int = PAGES) -> dict[str, Any]:
    with stack() as aws:
        aws.services.blocks = Repeated(recorded_pages(), pages)  # type: ignore[assignment]
        aws.services.pages = pages
        run, tag = _started(pages)
        started = time.perf_counter()
        with own_processes(dict(os.environ)) as functions:
            cursor = None
            while cursor is not None or not functions.calls:
                event = {"run": run.model_dump(mode="json"), "job_id": f"{tag}/job", "cursor": cursor}
                cursor = functions.invoke("collect_pages", event)["cursor"]
        seconds = time.perf_counter() - started
    peak, calls = functions.peaks_mb["collect_pages"], functions.calls["collect_pages"]
    print(f"{pages} pages of {len(aws.services.blocks):,} blocks in {seconds:.0f} s")
    print(f"collect_pages {peak:.0f} MB (goal {MEMORY_GOAL_MB:,}), {calls} calls")
    return {
        "pages": pages,
        "blocks": len(aws.services.blocks),
        "peak_mb": peak,
        "calls": calls,
        "seconds": seconds,
        "goal_met": peak <= MEMORY_GOAL_MB,
    }


def _started(pages: int) -> tuple[Run, str]:
    """A job of Textract that has ended, as ExtractText leaves it behind."""
    ports: Any = current_ports()
    run = Run(
        document_id="d" * 40,
        run_id="r" * 16,
        owner="ada",
        filename="long.pdf",
        object_key="uploads/ada/long.pdf",
        options=Options(agents=()),
    )
    task = ExtractionTask(
        tag=digest(run.object_key, length=64),
        task_token="token",
        document_id=run.document_id,
        destination=run.key("extraction"),
    )
    ports.documents.put(document(run.document_id, owner=run.owner))
    ports.extraction_tasks.remember(task)
    sizes = {number: (612.0, 792.0) for number in range(1, pages + 1)}
    TextractResults(ports.objects, task.destination).keep_sizes(sizes)
    return run, task.tag


if __name__ == "__main__":
    measure()
