"""POST /graphql, as AppSync answers it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import orjson
from starlette.requests import Request
from starlette.responses import Response

from aspera.entrypoints.graphql.context import Context
from aspera.entrypoints.graphql.executor import Answer, Executor, refusal
from aspera.entrypoints.server.rate import TokenBucket

_LARGEST = 120_000
"""Bytes of a request."""
_PER_SECOND, _BURST = 50.0, 300


class GraphqlHttp:
    """Resolvers wait for disk, so they run in threads."""

    def __init__(
        self, executor: Executor, context: Callable[[], Context], rate: TokenBucket | None = None
    ) -> None:
        self._executor = executor
        self._context = context
        self._rate = rate or TokenBucket(_PER_SECOND, _BURST)

    async def answer(self, request: Request) -> Response:
        if not self._rate.take():
            busy = refusal("Too many requests; wait a moment.", "Unavailable")
            return _json(busy, 429, {"retry-after": "1"})
        if request.headers.get("content-type", "").partition(";")[0].strip() not in _KINDS:
            return _json(refusal("A request is JSON."), 415)
        body = bytearray()
        async for piece in request.stream():
            body += piece
            if len(body) > _LARGEST:
                return _json(refusal(f"The request is too large: at most {_LARGEST:,} bytes."), 413)
        try:
            asked = orjson.loads(body)
        except orjson.JSONDecodeError:
            return _json(refusal("The request is not JSON."), 400)
        answer = await asyncio.to_thread(self._executor.run, asked, self._context())
        return _json(answer, 200 if isinstance(asked, dict) else 400)


_KINDS = ("application/json", "application/graphql")
"""Amplify names the first, AppSync's own console the second; both send JSON."""


def _json(answer: Answer, status: int, headers: dict[str, str] | None = None) -> Response:
    return Response(orjson.dumps(answer), status, headers, "application/json")
