"""How a websocket to Neptune is signed: SigV4 for the service neptune-db, in the headers of the
request that opens it. A signature is good for five minutes, so each connection has its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest

_SERVICE = "neptune-db"
_PORT = 8182


def websocket_url(endpoint: str) -> str:
    """`wss://host:8182/gremlin` for a cluster's address in any of the usual forms."""
    parts = urlsplit(endpoint if "://" in endpoint else f"wss://{endpoint}")
    scheme = "ws" if parts.scheme in ("ws", "http") else "wss"
    return f"{scheme}://{parts.hostname}:{parts.port or _PORT}/gremlin"


def signer(url: str, credentials: Any, region: str) -> Callable[[], dict[str, str]]:
    """Headers for one connection, made when it is opened; temporary credentials are fresh then."""
    parts = urlsplit(url)

    def headers() -> dict[str, str]:
        request = AWSRequest("GET", f"https://{parts.netloc}{parts.path}", headers={"Host": parts.netloc})
        SigV4Auth(credentials.get_frozen_credentials(), _SERVICE, region).add_auth(request)
        return dict(request.headers.items())

    return headers


def unsigned() -> dict[str, str]:
    """For a Gremlin Server that asks for no signature."""
    return {}
