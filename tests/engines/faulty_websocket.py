"""A websocket to a Gremlin server on which things go wrong: a proxy that knows GraphBinary's frames.

Source: TinkerPop IO reference, "GraphBinary", Request Message and Response Message.
"""

from __future__ import annotations

import asyncio
import struct
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any

from aiohttp import ClientSession, WSMsgType, web

from tests.engines.faulty_wire import FAULTS, Faults

_PARTIAL_CONTENT = 206
_REFUSALS = {
    "throttle": (429, b'{"code":"ThrottlingException"}'),
    "error": (500, b'{"code":"ConcurrentModificationException"}'),
}


class FaultyWebSocket:
    def __init__(self, target: int, faults: Faults) -> None:
        self.faults = faults
        self._open: set[web.WebSocketResponse] = set()
        self._target = f"ws://127.0.0.1:{target}/gremlin"
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._runner = self._done(self._start())
        self.url = "ws://{}:{}/gremlin".format(*self._runner.addresses[0])

    def close(self) -> None:
        self._done(self._hang_up())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _done(self, work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(30)

    async def _hang_up(self) -> None:
        for near in list(self._open):
            await near.close()
        await self._runner.cleanup()

    async def _start(self) -> web.AppRunner:
        application = web.Application()
        application.router.add_get("/gremlin", self._serve)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return runner

    async def _serve(self, request: web.Request) -> web.WebSocketResponse:
        near = web.WebSocketResponse(max_msg_size=0)
        await near.prepare(request)
        self._open.add(near)
        try:
            await self._exchange(near, request.transport)
        finally:
            self._open.discard(near)
        return near

    async def _exchange(self, near: web.WebSocketResponse, transport: Any) -> None:
        async with ClientSession() as session, session.ws_connect(self._target, max_msg_size=0) as far:
            async for message in near:
                if message.type is not WSMsgType.BINARY:
                    break
                if not await self._carry(message.data, near, far, transport):
                    break

    async def _carry(self, data: bytes, near: Any, far: Any, transport: Any) -> bool:
        """False when the connection is gone."""
        fault = self.faults.next()
        if fault == "reset":
            transport.abort()
            return False
        if fault in _REFUSALS:
            await near.send_bytes(_refusal(data, *_REFUSALS[fault]))
            return True
        if fault == "slow":
            await asyncio.sleep(0.5)
        answers = [answer async for answer in _answers(data, far)]
        if fault == "duplicate":
            answers = [answer async for answer in _answers(data, far)]
        if fault == "truncated":
            transport.write(_half_a_frame(answers[0]))
            transport.close()
            return False
        for answer in answers:
            await near.send_bytes(answer)
        return True


async def _answers(data: bytes, far: Any) -> AsyncIterator[bytes]:
    await far.send_bytes(data)
    while True:
        answer: bytes = (await far.receive()).data
        yield answer
        if struct.unpack_from(">i", answer, 18)[0] != _PARTIAL_CONTENT:
            return


def _refusal(request: bytes, status: int, message: bytes) -> bytes:
    """A response of the request's id without results."""
    start = 1 + request[0] + 1
    empty = struct.pack(">i", 0)
    text = b"\x00" + struct.pack(">i", len(message)) + message
    return (
        b"\x81\x00" + request[start : start + 16] + struct.pack(">i", status) + text + 2 * empty + b"\xfe\x01"
    )


def _half_a_frame(data: bytes) -> bytes:
    return b"\x82\x7f" + struct.pack(">Q", len(data)) + data[: len(data) // 2]


@contextmanager
def faulty_websocket(target: int, every: int) -> Iterator[FaultyWebSocket]:
    socket = FaultyWebSocket(target, Faults(every, FAULTS))
    try:
        yield socket
    finally:
        socket.close()
