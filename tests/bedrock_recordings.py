"""A real botocore client whose requests end before the network: they are serialised and checked
against botocore's model, and what was recorded comes back through its real parser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import boto3
import yaml
from botocore.awsrequest import AWSResponse
from botocore.config import Config
from botocore.exceptions import BotoCoreError


class Raw:
    """The body of a response as botocore reads it."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def stream(self, *arguments: Any, **options: Any) -> Any:
        yield self._body

    def read(self, amount: int | None = None) -> bytes:
        body, self._body = self._body, b""
        return body

    def close(self) -> None:
        self._body = b""


class Bedrock:
    """`replies` are (status, body, headers) or exceptions, one a request; the last one repeats."""

    def __init__(self, *replies: tuple[int, Any, dict[str, str]] | Exception) -> None:
        self.replies = replies
        self.paths: list[str] = []
        self.bodies: list[dict[str, Any]] = []
        self.client = boto3.client(
            "bedrock-runtime",
            region_name="us-east-1",
            aws_access_key_id="none",
            aws_secret_access_key="none",
            config=Config(retries={"mode": "standard", "total_max_attempts": 1}),
        )
        self.client.meta.events.register("before-send.bedrock-runtime.*", self._send)

    def _send(self, request: Any, **_: Any) -> AWSResponse:
        self.paths.append(unquote(urlsplit(request.url).path))
        self.bodies.append(json.loads(request.body))
        reply = self.replies[min(len(self.bodies), len(self.replies)) - 1]
        if isinstance(reply, BotoCoreError | Exception):
            raise reply
        status, body, headers = reply
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        return AWSResponse(request.url, status, {"content-type": "application/json", **headers}, Raw(data))


def recorded(path: Path) -> list[tuple[int, Any, dict[str, str]]]:
    """The responses of a cassette, in order."""
    replies = []
    for interaction in yaml.safe_load(path.read_text())["interactions"]:
        response = interaction["response"]
        if "parsed_body" in response:
            headers = {
                name: values[0] for name, values in response["headers"].items() if name != "content-length"
            }
            replies.append((response["status"]["code"], response["parsed_body"], headers))
    return replies


def failure(
    code: str, status: int = 400, message: str = "no", **headers: str
) -> tuple[int, Any, dict[str, str]]:
    return status, {"message": message}, {"x-amzn-ErrorType": code, **headers}


def said(text: str, stop: str = "end_turn", **usage: int) -> tuple[int, Any, dict[str, str]]:
    counts = {"inputTokens": 100, "outputTokens": 20, "totalTokens": 120} | usage
    message = {"role": "assistant", "content": [{"text": text}]}
    body = {"output": {"message": message}, "stopReason": stop, "usage": counts, "metrics": {"latencyMs": 5}}
    return 200, body, {}
