"""Where the batches of one extraction are kept: below its destination in the object store.

{destination}/pages/00001-00016.pages    a batch (see domain.page_codec)
{destination}/pages/manifest.json        all batches, when there are no more to come
{destination}/kept/00007.pages           a page that cost OCR and whose batch is not done
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from aspera.domain.page import Page
from aspera.domain.page_batch import describe
from aspera.domain.page_codec import decode_pages
from aspera.ports.objects import Objects
from aspera.ports.text_extraction import PageBatch

_BATCH = re.compile(r"/pages/\d{5,}-\d{5,}\.pages$")


class BatchStore:
    def __init__(self, objects: Objects, destination: str) -> None:
        self._objects = objects
        self._destination = destination
        self._kept = set(objects.list(f"{destination}/kept/"))

    def stored(self) -> list[PageBatch]:
        """The batches that an earlier attempt has written."""
        keys = self._objects.list(f"{self._destination}/pages/")
        return [
            PageBatch(key=key, **describe(decode_pages(self._objects.get(key))))
            for key in keys
            if _BATCH.search(key)
        ]

    def put(self, fields: Mapping[str, Any], content: bytes) -> PageBatch:
        key = f"{self._destination}/pages/{fields['first']:05d}-{fields['last']:05d}.pages"
        batch = PageBatch(key=key, **fields)
        self._objects.put(key, content)
        return batch

    def keep(self, number: int, content: bytes) -> None:
        key = self._kept_key(number)
        self._objects.put(key, content)
        self._kept.add(key)

    def kept(self, numbers: Iterable[int]) -> list[Page]:
        """Those of the pages that were kept."""
        keys = [key for key in map(self._kept_key, numbers) if key in self._kept]
        return [page for key in keys for page in decode_pages(self._objects.get(key))]

    def finish(self, batches: Iterable[PageBatch]) -> None:
        manifest = [batch.model_dump(mode="json") for batch in sorted(batches, key=lambda b: b.first)]
        self._objects.put(self._manifest_key, orjson.dumps(manifest))
        if self._kept:
            self._objects.delete(f"{self._destination}/kept/")

    def manifest(self) -> list[PageBatch]:
        """NotFound when the extraction has not ended."""
        loaded = orjson.loads(self._objects.get(self._manifest_key))
        return [PageBatch.model_validate(batch, strict=False) for batch in loaded]

    @property
    def is_finished(self) -> bool:
        return self._objects.exists(self._manifest_key)

    @property
    def _manifest_key(self) -> str:
        return f"{self._destination}/pages/manifest.json"

    def _kept_key(self, number: int) -> str:
        return f"{self._destination}/kept/{number:05d}.pages"
