"""Page batches in the object store, the last ones used kept in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from aspera.domain.page import Page
from aspera.domain.page_codec import decode_pages
from aspera.domain.run import Run
from aspera.ports.objects import Objects
from aspera.ports.text_extraction import PageBatch

_KEPT_PAGES = 192
"""Enough for the shard that is worked on and the next; about 20 MB."""


class ObjectPages:
    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._batches: dict[tuple[str, str], tuple[PageBatch, ...]] = {}
        self._kept: OrderedDict[str, list[Page]] = OrderedDict()

    def add(self, run: Run, batch: PageBatch) -> None:
        key = run.key("batches", f"{batch.first:06d}.json")
        self._objects.put(key, batch.model_dump_json().encode())

    def batches(self, run: Run) -> Sequence[PageBatch]:
        """Listed once a run and process: all batches are collected before any is asked for."""
        identity = (run.document_id, run.run_id)
        if identity not in self._batches:
            keys = self._objects.list(run.key("batches") + "/")
            self._batches[identity] = tuple(
                PageBatch.model_validate_json(self._objects.get(key)) for key in keys
            )
        return self._batches[identity]

    def read(self, run: Run, first: int, last: int) -> Sequence[Page]:
        return [
            page
            for batch in self.batches(run)
            if batch.first <= last and first <= batch.last
            for page in self._load(batch.key)
            if first <= page.number <= last
        ]

    def _load(self, key: str) -> list[Page]:
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        pages = decode_pages(self._objects.get(key))
        self._kept[key] = pages
        while len(self._kept) > 1 and sum(map(len, self._kept.values())) > _KEPT_PAGES:
            self._kept.popitem(last=False)
        return pages
