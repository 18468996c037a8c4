"""A real botocore client of any JSON service whose requests end before the network."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import boto3
from botocore.awsrequest import AWSResponse
from botocore.config import Config


class _Raw:
    def __init__(self, body: bytes) -> None:
        self._body = body

    def stream(self, *arguments: Any, **options: Any) -> Any:
        yield self._body


class Answering:
    """`answer(operation, parameters)` gives the response's body, or a pair of an error's code and
    status. What is asked is checked against botocore's model, and kept in `asked`."""

    def __init__(self, service: str, answer: Callable[[str, dict[str, Any]], Any]) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self._answer = answer
        self.client = boto3.client(
            service,
            region_name="eu-central-1",
            aws_access_key_id="none",
            aws_secret_access_key="none",
            config=Config(retries={"total_max_attempts": 1}),
        )
        self.client.meta.events.register(f"before-send.{service}.*", self._send)

    def _send(self, request: Any, **_: Any) -> AWSResponse:
        target = request.headers["X-Amz-Target"]
        operation = (target.decode() if isinstance(target, bytes) else target).rpartition(".")[2]
        parameters = json.loads(request.body)
        self.asked.append((operation, parameters))
        answer = self._answer(operation, parameters)
        if isinstance(answer, tuple):
            code, status = answer
            return AWSResponse(request.url, status, {}, _Raw(json.dumps({"__type": code}).encode()))
        return AWSResponse(request.url, 200, {}, _Raw(json.dumps(answer).encode()))
