"""/v1/…, as API Gateway answers it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import Response

from aspera.entrypoints.graphql.context import Context
from aspera.entrypoints.rest import messages
from aspera.entrypoints.rest.dispatch import RestApi
from aspera.entrypoints.rest.problems import problem
from aspera.entrypoints.rest.routes import PREFIX
from aspera.entrypoints.server.rate import TokenBucket

_LARGEST = 120_000
"""Bytes of a request's body."""
_PER_SECOND, _BURST = 50.0, 300
_MOST_PARAMETERS = 200
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


class RestHttp:
    """Resolvers wait for disk, so they run in threads."""

    def __init__(self, api: RestApi, context: Callable[[], Context], rate: TokenBucket | None = None) -> None:
        self._api = api
        self._context = context
        self._rate = rate or TokenBucket(_PER_SECOND, _BURST)

    async def answer(self, request: Request) -> Response:
        if not self._rate.take():
            return _sent(
                problem(429, "Unavailable", "Too many requests; wait a moment.", {"retry-after": "1"})
            )
        body = bytearray()
        async for piece in request.stream():
            body += piece
            if len(body) > _LARGEST:
                return _sent(problem(413, "InvalidInput", f"The body has at most {_LARGEST:,} bytes."))
        try:
            asked = _read(request, bytes(body))
        except ValueError:
            return _sent(problem(400, "InvalidInput", "The address cannot be read."))
        return _sent(await asyncio.to_thread(self._api.answer, asked, self._context()))


def _read(request: Request, body: bytes) -> messages.Request:
    """ValueError when the query is no UTF-8 or has too many parts."""
    path: str = request.scope["raw_path"].decode("ascii").partition("?")[0]
    query = parse_qs(
        request.url.query, keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS
    )
    origin = f"{request.url.scheme}://{request.headers['host']}"
    return messages.Request(request.method, path.removeprefix(PREFIX), query, body, origin)


def _sent(answer: messages.Response) -> Response:
    return Response(answer.body, answer.status, dict(answer.headers))
