"""Addresses under which a browser sends and gets files, without passing through our functions."""

from __future__ import annotations

from typing import Protocol

from aspera.domain.finding import Value


class UploadForm(Value):
    """`method` is POST with `fields` as a form (`file` last) or PUT without any. Whoever holds it
    may store one file under one key, of at most the size that was asked for."""

    url: str
    method: str
    fields: dict[str, str] = {}


class Links(Protocol):
    def upload(self, key: str, media_type: str, max_bytes: int) -> UploadForm:
        """Works for 15 minutes."""

    def download(self, key: str, filename: str, media_type: str) -> str:
        """A URL that works for 15 minutes and offers the object under `filename`; whether the
        object is there is not looked at."""
