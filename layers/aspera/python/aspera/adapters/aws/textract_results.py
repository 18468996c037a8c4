"""Textract's answers on their way to pages: kept as they came, then put together page by page.

Result pages hold 1,000 blocks and end anywhere, so that one page of the document may stand in two
of them, and a block may refer to one that comes later. Hence two steps: every result is kept, with
the pages it touches in its key; then the pages are made, each from all results that touch it.

{destination}/results/00007_00012-00015.json     the blocks of one result
{destination}/results/sizes.json                 how large each page is, in points
{destination}/results/problems.json              pages that Textract could not read
{destination}/pages/00001-00016.pages            a batch (see domain.page_codec)
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson

from aspera.domain.outcome import PageProblem
from aspera.domain.page import Page, PageSource
from aspera.domain.page_batch import describe, unread
from aspera.domain.page_codec import encode_pages
from aspera.domain.textract_blocks import read_pages
from aspera.ports.objects import Objects
from aspera.ports.text_extraction import PageBatch

BATCH = 16
_A4 = 595.0, 842.0
_NAME = re.compile(r"/(\d{5,})_(\d{5,})-(\d{5,})\.json$")


class TextractResults:
    def __init__(self, objects: Objects, destination: str) -> None:
        self._objects = objects
        self._destination = destination

    def keep(self, number: int, answer: Mapping[str, Any]) -> None:
        """Store one result. Kept again, it takes the place of itself."""
        blocks = answer.get("Blocks", [])
        pages = [block.get("Page", 1) for block in blocks]
        if pages:
            name = f"{number:05d}_{min(pages):05d}-{max(pages):05d}.json"
            self._objects.put(f"{self._destination}/results/{name}", zlib.compress(orjson.dumps(blocks), 1))
        problems = [
            {"page": page, "reason": f"Textract: {warning.get('ErrorCode', 'not read')}"}
            for warning in answer.get("Warnings", ())
            for page in warning.get("Pages", ())
        ]
        if problems:
            self._objects.put(self._problems_key, orjson.dumps(problems))

    def keep_sizes(self, sizes: Mapping[int, tuple[float, float]]) -> None:
        """Width and height by page: Textract tells places as shares of the page only."""
        self._objects.put(self._sizes_key, orjson.dumps(list(sizes.items())))

    def make_batch(self, numbers: Sequence[int]) -> PageBatch:
        """These pages (ascending), stored. One without a block is blank, or said to be unread."""
        first, last = numbers[0], numbers[-1]
        reasons = {problem.page: problem.reason for problem in self._problems()}
        sizes = self._sizes()
        found = {page.number: page for page in read_pages(self._blocks(first, last), sizes)}
        pages = [
            unread(number, reasons[number])
            if number in reasons
            else found.get(number) or _blank(number, sizes)
            for number in numbers
        ]
        key = f"{self._destination}/pages/{first:05d}-{last:05d}.pages"
        self._objects.put(key, encode_pages(pages))
        return PageBatch(key=key, **describe(pages))

    def _blocks(self, first: int, last: int) -> Iterable[Mapping[str, Any]]:
        for key in self._objects.list(f"{self._destination}/results/"):
            name = _NAME.search(key)
            if name and int(name[2]) <= last and first <= int(name[3]):
                blocks = orjson.loads(zlib.decompress(self._objects.get(key)))
                yield from (block for block in blocks if first <= block.get("Page", 1) <= last)

    def _sizes(self) -> dict[int, tuple[float, float]]:
        if not self._objects.exists(self._sizes_key):
            return {}
        kept = orjson.loads(self._objects.get(self._sizes_key))
        return {number: (width, height) for number, (width, height) in kept}

    def _problems(self) -> list[PageProblem]:
        if not self._objects.exists(self._problems_key):
            return []
        return [PageProblem(**problem) for problem in orjson.loads(self._objects.get(self._problems_key))]

    @property
    def _sizes_key(self) -> str:
        return f"{self._destination}/results/sizes.json"

    @property
    def _problems_key(self) -> str:
        return f"{self._destination}/results/problems.json"


def _blank(number: int, sizes: Mapping[int, tuple[float, float]]) -> Page:
    return Page(number, *sizes.get(number, _A4), PageSource.BLANK)
