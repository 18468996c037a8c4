"""POST /graphql."""

from __future__ import annotations

import asyncio
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

from aspera.entrypoints.graphql.context import Context
from aspera.entrypoints.graphql.executor import Executor
from aspera.entrypoints.graphql.identity import Identity
from aspera.entrypoints.graphql.resolvers import RESOLVERS
from aspera.entrypoints.server.graphql_http import GraphqlHttp
from aspera.entrypoints.server.rate import TokenBucket
from tests.graphql.memory_ports import MemoryPorts

EXECUTOR = Executor(RESOLVERS)


def request(body: bytes) -> Request:
    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    headers = [(b"content-type", b"application/json; charset=utf-8")]
    return Request({"type": "http", "method": "POST", "path": "/graphql", "headers": headers}, receive)


def answers(endpoint: GraphqlHttp, *bodies: bytes) -> list[Response]:
    async def ask() -> list[Response]:
        return [await endpoint.answer(request(body)) for body in bodies]

    return asyncio.run(ask())


def endpoint(burst: int = 10) -> GraphqlHttp:
    ports = MemoryPorts()
    context = Context(Identity("ada"), ports, ports)
    return GraphqlHttp(EXECUTOR, lambda: context, TokenBucket(50, burst, clock=lambda: 0.0))


def test_a_request_is_answered_for_whom_the_session_names() -> None:
    (answer,) = answers(endpoint(), b'{"query": "{ viewer { owner } }"}')
    assert (answer.status_code, orjson.loads(answer.body)) == (200, {"data": {"viewer": {"owner": "ada"}}})


def test_too_many_requests_are_put_off() -> None:
    found = answers(endpoint(burst=3), *[b'{"query": "{ __typename }"}'] * 5)
    assert [answer.status_code for answer in found] == [200, 200, 200, 429, 429]
    assert found[-1].headers["retry-after"] == "1"
    (error,) = orjson.loads(found[-1].body)["errors"]
    assert error["errorType"] == "Unavailable"


def test_a_text_that_is_no_text_is_refused() -> None:
    for body in (b'{"query": "\\ud800"}', b"\xff\xfe", b'{"query": NaN}', b""):
        (answer,) = answers(endpoint(), body)
        assert answer.status_code == 400
        assert orjson.loads(answer.body)["errors"][0]["errorType"] == "InvalidInput"
