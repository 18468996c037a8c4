"""A connection that lasts."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from typing import Any

from starlette.websockets import WebSocketDisconnect

from aspera.entrypoints.graphql.context import Context
from aspera.entrypoints.graphql.executor import Executor
from aspera.entrypoints.graphql.identity import Identity
from aspera.entrypoints.graphql.resolvers import RESOLVERS
from aspera.entrypoints.server.realtime import Realtime
from aspera.entrypoints.server.subscriptions import Hub
from tests.graphql.memory_ports import MemoryPorts

EXECUTOR = Executor(RESOLVERS)
ON_DOCUMENT = "subscription { onDocumentUpdate { id sequence } }"


class ScriptedSocket:
    """Says what it is told to say, and goes when `seconds` are over."""

    def __init__(self, *messages: dict[str, Any], seconds: float) -> None:
        self.scope = {"subprotocols": ["graphql-ws"]}
        self.sent: list[dict[str, Any]] = []
        self.closed: int | None = None
        self._messages = list(messages)
        self._seconds = seconds

    async def accept(self, subprotocol: str) -> None:
        assert subprotocol == "graphql-ws"

    async def receive_text(self) -> str:
        if self._messages:
            return json.dumps(self._messages.pop(0))
        await asyncio.sleep(self._seconds)
        raise WebSocketDisconnect

    async def send_text(self, text: str) -> None:
        await asyncio.sleep(0)
        self.sent.append(json.loads(text))

    async def close(self, code: int) -> None:
        self.closed = code


def talk(socket: ScriptedSocket, hub: Hub, pushed: int = 0) -> Counter[str]:
    ports = MemoryPorts()
    context = Context(Identity("ada"), ports, ports)

    async def both() -> None:
        answering = asyncio.create_task(Realtime(EXECUTOR, hub, lambda: context, 0.02).answer(socket))  # type: ignore[arg-type]
        await asyncio.sleep(0.05)
        for number in range(pushed):
            hub.publish("updateDocument", {"id": "d1", "owner": "ada", "sequence": number}, "ada")
        await answering

    asyncio.run(both())
    return Counter(message["type"] for message in socket.sent)


def start(name: str) -> dict[str, Any]:
    return {"type": "start", "id": name, "payload": {"data": json.dumps({"query": ON_DOCUMENT})}}


def test_it_says_again_and_again_that_it_is_there() -> None:
    socket = ScriptedSocket({"type": "connection_init"}, seconds=0.3)
    said = talk(socket, Hub(EXECUTOR))
    assert said["connection_ack"] == 1
    assert said["ka"] >= 3


def test_who_has_left_is_not_told_any_more() -> None:
    hub = Hub(EXECUTOR)
    socket = ScriptedSocket({"type": "connection_init"}, start("s"), seconds=0.2)
    assert talk(socket, hub, pushed=3)["data"] == 3
    assert hub.publish("updateDocument", {"id": "d1", "owner": "ada", "sequence": 9}, "ada") == 0


def test_who_is_too_far_behind_is_cut_off_and_may_catch_up() -> None:
    hub = Hub(EXECUTOR)
    socket = ScriptedSocket({"type": "connection_init"}, start("s"), seconds=60)
    said = talk(socket, hub, pushed=25_000)
    assert socket.closed == 1013
    assert said["data"] <= 20_000


def test_another_owner_is_not_told() -> None:
    hub = Hub(EXECUTOR)
    socket = ScriptedSocket({"type": "connection_init"}, start("s"), seconds=0.2)
    ports = MemoryPorts()
    context = Context(Identity("eve"), ports, ports)

    async def both() -> int:
        answering = asyncio.create_task(Realtime(EXECUTOR, hub, lambda: context).answer(socket))  # type: ignore[arg-type]
        await asyncio.sleep(0.05)
        told = hub.publish("updateDocument", {"id": "d1", "owner": "ada", "sequence": 1}, "ada")
        await answering
        return told

    assert asyncio.run(both()) == 0
