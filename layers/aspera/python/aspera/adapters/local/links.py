"""Addresses of this machine's own server, each with a secret that it knows for some minutes."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from threading import Lock
from urllib.parse import quote

from aspera.domain.errors import NotFound
from aspera.domain.object_key import check_key
from aspera.ports.clock import Clock
from aspera.ports.links import UploadForm

UPLOADS = "/files/upload/"
DOWNLOADS = "/files/"
_LASTS_MS = 15 * 60 * 1000


@dataclass(frozen=True, slots=True)
class Grant:
    """What the holder of a secret may do: store one file of at most `max_bytes` under `key`, or read
    what is there."""

    key: str
    filename: str
    media_type: str
    max_bytes: int
    until: int


class LocalLinks:
    """In memory: a server that is started anew knows none of the addresses from before."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._grants: dict[str, Grant] = {}
        self._lock = Lock()

    def upload(self, key: str, media_type: str, max_bytes: int) -> UploadForm:
        return UploadForm(url=UPLOADS + self._grant(key, "", media_type, max_bytes), method="PUT")

    def download(self, key: str, filename: str, media_type: str) -> str:
        secret = self._grant(key, filename, media_type, 0)
        return f"{DOWNLOADS}{secret}/{quote(filename, safe='')}"

    def spend_upload(self, secret: str) -> Grant:
        """What an upload's secret stands for; it works once. NotFound for any other."""
        return self._find(secret, is_upload=True)

    def read_download(self, secret: str) -> Grant:
        """What a download's secret stands for, as often as a reader asks for parts of the file."""
        return self._find(secret, is_upload=False)

    def _grant(self, key: str, filename: str, media_type: str, max_bytes: int) -> str:
        secret = secrets.token_urlsafe(24)
        now = self._clock.now()
        grant = Grant(check_key(key), filename, media_type, max_bytes, now + _LASTS_MS)
        with self._lock:
            self._grants = {name: known for name, known in self._grants.items() if known.until > now}
            self._grants[secret] = grant
        return secret

    def _find(self, secret: str, is_upload: bool) -> Grant:
        with self._lock:
            grant = self._grants.get(secret)
            if grant is None or grant.until <= self._clock.now() or bool(grant.max_bytes) != is_upload:
                raise NotFound("This address does not work any more; ask for a new one.")
            if is_upload:
                del self._grants[secret]
        return grant
