"""Where requests go, and with which key."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from aspera.domain.errors import InvalidInput
from aspera.domain.model_spec import is_on_this_machine

_PATH = "/chat/completions"
_DEFAULT_BASE = "/v1"


@dataclass(frozen=True)
class Endpoint:
    """`key` is shown nowhere: not in errors and not in this object's repr."""

    host: str
    port: int
    path: str
    is_tls: bool
    _key: str = ""

    def __repr__(self) -> str:
        return f"{'https' if self.is_tls else 'http'}://{self.host}:{self.port}{self.path}"

    @property
    def headers(self) -> dict[str, str]:
        headers = {
            "Content-Type": "application/json",
            "Accept": "text/event-stream, application/json",
            "User-Agent": "aspera",
            "Connection": "close",
        }
        return headers | ({"Authorization": f"Bearer {self._key}"} if self._key else {})

    def without_key(self, text: str) -> str:
        """`text` in one printable line, with the key blotted out should a server repeat it."""
        line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
        return line.replace(self._key, "…") if self._key else line


def parse_endpoint(url: str, key: str) -> Endpoint:
    """InvalidInput for a URL with a user, query or fragment, or that would carry the key in the
    clear to another machine."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise InvalidInput(f"{url!r} is no URL: {error}.") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InvalidInput(f"{url!r} is no http or https URL.")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise InvalidInput("A model's URL has no user, query or fragment; a key goes into ASPERA_MODEL_KEY.")
    if not f"{parts.path}{parts.hostname}".isascii() or any(c.isspace() for c in url):
        raise InvalidInput(f"{url!r} has characters that do not belong into a URL.")
    if not key.isascii() or not key.isprintable():
        raise InvalidInput("ASPERA_MODEL_KEY has characters that cannot be sent.")
    is_tls = parts.scheme == "https"
    if key and not is_tls and not is_on_this_machine(url):
        raise InvalidInput("ASPERA_MODEL_KEY would be sent in the clear; please use an https URL.")
    base = parts.path.rstrip("/") or _DEFAULT_BASE
    return Endpoint(parts.hostname, port or (443 if is_tls else 80), base + _PATH, is_tls, key)
