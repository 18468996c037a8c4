"""One HTTP exchange: to one host, straight, without redirects, proxies or repetition."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from aspera.adapters.openai_compatible.endpoint import Endpoint
from aspera.domain.errors import InvalidInput, Unanswered, Unavailable

_LARGEST = 8_000_000
"""Bytes of an answer: no model says as much."""
_PIECE = 65_536


@dataclass(frozen=True)
class Patience:
    """Seconds to wait: for the connection; for the first byte, while the model reads; between two
    pieces, while it writes; and for all of it."""

    connect: float = 10.0
    first: float = 300.0
    stall: float = 60.0
    whole: float = 600.0


class Reply:
    """What the server says. Reading it raises Unanswered when it breaks off or stalls."""

    def __init__(self, response: http.client.HTTPResponse, connection: socket.socket, stall: float) -> None:
        self._response = response
        self.status = response.status
        self._connection = connection
        self._stall = stall

    def header(self, name: str) -> str:
        return self._response.getheader(name) or ""

    def pieces(self) -> Iterator[bytes]:
        size = 0
        with _unanswered():
            self._connection.settimeout(self._stall)
            while piece := self._response.read1(_PIECE):
                size += len(piece)
                if size > _LARGEST:
                    raise Unanswered("The model's server sends more than any answer has.")
                yield piece
            if self._response.length:
                raise Unanswered("The model's server broke off in the middle of its answer.")

    def body(self) -> bytes:
        return b"".join(self.pieces())


@contextmanager
def post(endpoint: Endpoint, body: bytes, patience: Patience) -> Iterator[Reply]:
    """Unavailable when the server cannot be reached: nothing was sent. After that it is Unanswered:
    the model may have worked."""
    connection = _connect(endpoint, patience.connect)
    channel = connection.sock
    # No timeout of a socket ends a server that sends a byte now and then for ever.
    watchdog = threading.Timer(patience.whole, _hang_up, [channel])
    watchdog.daemon = True
    watchdog.start()
    try:
        with _unanswered():
            channel.settimeout(patience.first)
            connection.request("POST", endpoint.path, body, endpoint.headers)
            response = connection.getresponse()
        with response:
            yield Reply(response, channel, patience.stall)
    finally:
        watchdog.cancel()
        connection.close()
        channel.close()


def _connect(endpoint: Endpoint, seconds: float) -> http.client.HTTPConnection:
    connection = (
        http.client.HTTPSConnection(endpoint.host, endpoint.port, timeout=seconds)
        if endpoint.is_tls
        else http.client.HTTPConnection(endpoint.host, endpoint.port, timeout=seconds)
    )
    try:
        connection.connect()
    except ssl.SSLCertVerificationError as error:
        raise InvalidInput(f"{endpoint} has no valid certificate: {error.verify_message}.") from error
    except (OSError, UnicodeError) as error:
        raise Unavailable(f"{endpoint} cannot be reached: {error}.") from error
    return connection


def _hang_up(channel: socket.socket) -> None:
    with suppress(OSError):
        channel.shutdown(socket.SHUT_RDWR)


@contextmanager
def _unanswered() -> Iterator[None]:
    try:
        yield
    except TimeoutError as error:
        raise Unanswered("The model's server does not go on answering.") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Unanswered(f"The model's server broke off ({type(error).__name__}).") from error
