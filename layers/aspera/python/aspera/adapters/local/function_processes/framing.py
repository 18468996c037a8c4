"""Messages over a stream socket: their length in eight bytes, then the bytes."""

from __future__ import annotations

import math
import socket
import time

_PREFIX = 8
_PIECE = 1 << 16


def send(to: socket.socket, message: bytes) -> None:
    to.sendall(len(message).to_bytes(_PREFIX, "big") + message)


def receive(source: socket.socket, deadline: float = math.inf) -> bytes:
    """EOFError when the other side is gone, TimeoutError at `deadline` on time.monotonic's clock."""
    length = int.from_bytes(_exactly(source, _PREFIX, deadline), "big")
    return _exactly(source, length, deadline)


def _exactly(source: socket.socket, length: int, deadline: float) -> bytes:
    message = b""
    while len(message) < length:
        if deadline < math.inf:
            source.settimeout(max(deadline - time.monotonic(), 1e-6))
        try:
            piece = source.recv(min(length - len(message), _PIECE))
        except ConnectionError as error:
            raise EOFError from error
        if not piece:
            raise EOFError
        message += piece
    return message
