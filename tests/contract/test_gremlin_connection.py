"""A connection to Gremlin Server that breaks, is refused, or meets others' transactions."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from gremlin_python.driver.protocol import GremlinServerError

from aspera.adapters.aws.gremlin_connection import GremlinConnection
from aspera.domain.errors import Defect, Unavailable
from tests.engines.running import port_of


class Cable:
    """A way to the server that can be cut."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.connections = 0
        self._open: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        while self._open:
            end = self._open.pop()
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue

    def close(self) -> None:
        self._listener.close()
        self.cut()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._target))
            self.connections += 1
            self._open += [near, far]
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=_carry, args=(one, other), daemon=True).start()


def _carry(source: socket.socket, target: socket.socket) -> None:
    with source, target:
        try:
            while data := source.recv(65_536):
                target.sendall(data)
        except OSError:
            return


@pytest.fixture
def cable() -> Iterator[Cable]:
    cable = Cable(port_of("gremlin"))
    yield cable
    cable.close()


@pytest.fixture
def connection(cable: Cable) -> Iterator[GremlinConnection]:
    connection = GremlinConnection(f"ws://127.0.0.1:{cable.port}/gremlin", patience=5)
    yield connection
    connection.close()


def ask(g: Any) -> Any:
    return g.inject(1)


def test_one_connection_serves_many_traversals(connection: GremlinConnection, cable: Cable) -> None:
    assert [connection.run(ask) for _ in range(5)] == [[1]] * 5
    assert cable.connections == 1


def test_a_broken_connection_is_opened_and_signed_anew(cable: Cable) -> None:
    signed: list[int] = []

    def headers() -> dict[str, str]:
        signed.append(len(signed))
        return {"X-Number": str(len(signed))}

    connection = GremlinConnection(f"ws://127.0.0.1:{cable.port}/gremlin", headers, patience=5)
    for _ in range(3):
        assert connection.run(ask) == [1]
        cable.cut()
    connection.close()
    assert cable.connections == len(signed) == 3


def test_a_connection_that_was_closed_opens_again(connection: GremlinConnection) -> None:
    connection.run(ask)
    connection.close()
    assert connection.run(ask) == [1]


def test_a_server_that_is_not_there_is_unavailable_within_the_deadline() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    connection = GremlinConnection(f"ws://127.0.0.1:{port}/gremlin", patience=0.2)
    with pytest.raises(Unavailable, match="broke"):
        connection.run(ask)


def test_what_others_are_in_the_way_of_is_repeated(connection: GremlinConnection) -> None:
    attempts: list[int] = []

    def collide(g: Any) -> Any:
        attempts.append(1)
        if len(attempts) < 4:
            message = '{"code":"ConcurrentModificationException"}'
            raise GremlinServerError({"code": 500, "message": message, "attributes": {}})
        return ask(g)

    assert connection.run(collide) == [1]
    assert len(attempts) == 4


def test_a_wrong_traversal_is_our_defect_and_is_not_repeated(connection: GremlinConnection) -> None:
    attempts: list[int] = []

    def wrong(g: Any) -> Any:
        attempts.append(1)
        return g.inject("x").out()

    with pytest.raises(Defect):
        connection.run(wrong)
    assert len(attempts) == 1
