"""AppSync's realtime protocol over a websocket.

Source: AppSync developer guide, "Building a real-time WebSocket client", and what aws-amplify 6
sends: `connection_init`, then `start` and `stop` with ids of its own; it expects `connection_ack`
with `connectionTimeoutMs`, `start_ack`, `data`, `error`, `complete` and, again and again, `ka`.
A refused subscription never says Unauthorized: Amplify would close the socket that all its
subscriptions share.
"""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import orjson
from starlette.websockets import WebSocket, WebSocketDisconnect

from aspera.domain.errors import AsperaError
from aspera.entrypoints.graphql.context import Context
from aspera.entrypoints.graphql.errors import Refused, error_type_of, shown
from aspera.entrypoints.graphql.executor import Executor
from aspera.entrypoints.graphql.operations import Invalid
from aspera.entrypoints.server.rate import TokenBucket
from aspera.entrypoints.server.subscriptions import Hub, check_owner, read_subscription
from graphql import GraphQLError

_PROTOCOL = "graphql-ws"
_TIMEOUT_MS = 300_000
_KEEP_ALIVE = 30.0
"""Seconds between two `ka`. Amplify takes a connection for disturbed after 65 without one, whatever
else it was sent."""
_PATIENCE = 15.0
"""Seconds to wait for `connection_init`."""
_WAITING = 20_000
"""Messages that a slow client may be behind before it is cut off; it catches up from the events."""
_PER_SECOND, _BURST = 100.0, 2500
_TOO_SLOW, _PROTOCOL_ERROR = 1013, 4400
_LONGEST_ID = 128

_numbers = itertools.count(1)


class Realtime:
    def __init__(
        self,
        executor: Executor,
        hub: Hub,
        context: Callable[[], Context],
        keep_alive: float = _KEEP_ALIVE,
    ) -> None:
        self._executor, self._hub, self._context = executor, hub, context
        self._keep_alive = keep_alive

    async def answer(self, socket: WebSocket) -> None:
        if _PROTOCOL not in socket.scope.get("subprotocols", ()):
            await socket.close(_PROTOCOL_ERROR)
            return
        await socket.accept(subprotocol=_PROTOCOL)
        connection = _Connection(socket, self._executor, self._hub, self._context())
        try:
            await connection.run(self._keep_alive)
        finally:
            self._hub.drop(connection.number)


class _Connection:
    def __init__(self, socket: WebSocket, executor: Executor, hub: Hub, context: Context) -> None:
        self.number = next(_numbers)
        self._socket, self._executor, self._hub, self._context = socket, executor, hub, context
        self._outgoing: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._rate = TokenBucket(_PER_SECOND, _BURST)

    async def run(self, keep_alive: float) -> None:
        works = (self._send_all(), self._receive_all(), self._stay_alive(keep_alive))
        tasks = [asyncio.create_task(work) for work in works]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    def push(self, message: bytes) -> None:
        """Send it when it is its turn. A client that is too far behind is cut off."""
        if self._outgoing.qsize() < _WAITING:
            self._outgoing.put_nowait(message)
        elif self._outgoing.qsize() == _WAITING:
            self._hub.drop(self.number)
            self._outgoing.put_nowait(None)

    def say(self, type: str, id: str | None = None, payload: Any = None) -> None:
        message = {"type": type, "id": id, "payload": payload}
        self.push(orjson.dumps({key: value for key, value in message.items() if value is not None}))

    async def _send_all(self) -> None:
        with suppress(WebSocketDisconnect, RuntimeError):
            while True:
                message = await self._outgoing.get()
                if message is None:
                    await self._socket.close(_TOO_SLOW)
                    return
                await self._socket.send_text(message.decode())

    async def _stay_alive(self, seconds: float) -> None:
        while True:
            await asyncio.sleep(seconds)
            self.say("ka")

    async def _receive_all(self) -> None:
        with suppress(WebSocketDisconnect):
            if not await self._is_greeted():
                await self._socket.close(_PROTOCOL_ERROR)
                return
            self.say("connection_ack", payload={"connectionTimeoutMs": _TIMEOUT_MS})
            self.say("ka")
            while True:
                await self._answer(await self._receive())

    async def _is_greeted(self) -> bool:
        try:
            first = await asyncio.wait_for(self._receive(), _PATIENCE)
        except TimeoutError:
            return False
        return first.get("type") == "connection_init"

    async def _receive(self) -> dict[str, Any]:
        try:
            message = orjson.loads(await self._socket.receive_text())
        except (orjson.JSONDecodeError, KeyError):
            return {}
        return message if isinstance(message, dict) else {}

    async def _answer(self, message: dict[str, Any]) -> None:
        kind, id = message.get("type"), message.get("id")
        if kind == "connection_init":
            self.say("connection_ack", payload={"connectionTimeoutMs": _TIMEOUT_MS})
        elif not isinstance(id, str) or not 0 < len(id) <= _LONGEST_ID:
            self._refuse(None, Refused("A message has a type and an id."))
        elif not self._rate.take():
            self._refuse(id, Refused("Too many messages; wait a moment.", "Unavailable"))
        elif kind == "start":
            await self._start(id, message)
        elif kind == "stop":
            self._hub.remove(self.number, id)
            self.say("complete", id)
        else:
            self._refuse(id, Refused("This type of message is not known here."))

    async def _start(self, id: str, message: dict[str, Any]) -> None:
        try:
            text, variables = _request(message)
            subscription = read_subscription(id, self.push, text, variables, self._executor, self._context)
            await asyncio.to_thread(check_owner, subscription, self._context)
            self._hub.add(self.number, subscription)
        except Invalid as error:
            self._refuse(id, *error.errors)
        except AsperaError as error:
            self._refuse(id, Refused(str(error), error_type_of(error)))
        else:
            self.say("start_ack", id)

    def _refuse(self, id: str | None, *errors: GraphQLError) -> None:
        reasons = [{key: shown(e)[key] for key in ("errorType", "message")} for e in errors]
        for reason in reasons:
            if reason["errorType"] == "Unauthorized":
                reason["errorType"] = "NotFound"
        self.say("error", id, {"errors": reasons})


def _request(message: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    """`payload.data` is JSON in a text: `{query, variables}`."""
    payload = message.get("payload")
    try:
        asked = orjson.loads(payload["data"]) if isinstance(payload, dict) else None
    except (KeyError, TypeError, orjson.JSONDecodeError):
        asked = None
    variables = asked.get("variables") or {} if isinstance(asked, dict) else None
    if not isinstance(asked, dict) or not isinstance(variables, dict):
        raise Invalid([Refused("A subscription is sent as JSON in `payload.data`.")])
    return asked.get("query"), variables
