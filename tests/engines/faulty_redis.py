"""A wire to Redis on which things go wrong: a proxy that knows where a command and an answer end.

Source: Redis documentation, "Redis serialization protocol specification" (RESP2).
"""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import BinaryIO

from tests.engines.faulty_wire import FAULTS, Faults

_REFUSALS = {
    "throttle": b"-LOADING Redis is loading the dataset in memory\r\n",
    "error": b"-ERR internal error\r\n",
}


class FaultyRedis:
    """A slow answer comes after `pause` seconds."""

    def __init__(self, target: int, faults: Faults, pause: float) -> None:
        self.faults = faults
        self._server = ThreadingTCPServer(("127.0.0.1", 0), _handler(target, faults, pause))
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()
        self.url = "redis://{}:{}".format(*self._server.server_address[:2])

    @property
    def met(self) -> Counter[str]:
        return self.faults.met

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@contextmanager
def faulty_redis(
    target: int, every: int, faults: Sequence[str] = FAULTS, pause: float = 0.5
) -> Iterator[FaultyRedis]:
    wire = FaultyRedis(target, Faults(every, faults), pause)
    try:
        yield wire
    finally:
        wire.close()


def _handler(target: int, faults: Faults, pause: float) -> type[StreamRequestHandler]:
    class Handler(StreamRequestHandler):
        def handle(self) -> None:
            with socket.create_connection(("127.0.0.1", target)) as far, far.makefile("rb") as answers:
                while (command := _message(self.rfile)) and self.carry(command, far, answers):
                    pass

        def carry(self, command: bytes, far: socket.socket, answers: BinaryIO) -> bool:
            """False when the connection is gone."""
            fault = faults.next()
            if fault == "reset":
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return False
            if fault in _REFUSALS:
                return self.answer(_REFUSALS[fault])
            if fault == "slow":
                time.sleep(pause)
            for _ in range(2 if fault == "duplicate" else 1):
                far.sendall(command)
                data = _message(answers)
            if fault == "truncated":
                return self.answer(data[: len(data) // 2]) and False
            return self.answer(data)

        def answer(self, data: bytes) -> bool:
            try:
                self.wfile.write(data)
            except OSError:
                return False
            return True

    return Handler


def _message(stream: BinaryIO) -> bytes:
    """A command or an answer, whole; empty at the end."""
    try:
        line = stream.readline()
    except OSError:
        return b""
    kind, size = line[:1], line[1:]
    if kind == b"$" and int(size) >= 0:
        return line + stream.read(int(size) + 2)
    if kind == b"*":
        return line + b"".join(_message(stream) for _ in range(int(size)))
    return line
