"""A language model that says what it was told to say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson

from aspera.domain.answer import Answer, StopReason, Usage, make_answer
from aspera.domain.inquiry import ModelRequest, ModelSize

Script = Callable[[ModelRequest], Any]


class ScriptedLanguageModel:
    """`script` gives each request's answer: text as it is, anything else as JSON; an exception is
    raised. `requests` are those that were answered or raised, in order."""

    def __init__(self, script: Script, revision: str = "scripted", usage: Usage | None = None) -> None:
        self._script = script
        self._usage = usage or Usage(input_tokens=1000, output_tokens=100)
        self.revision = revision
        self.requests: list[ModelRequest] = []

    def model(self, size: ModelSize) -> str:
        return f"scripted:{size}"

    def answer(self, request: ModelRequest) -> Answer:
        self.requests.append(request)
        said = self._script(request)
        if isinstance(said, BaseException):
            raise said
        text = said if isinstance(said, str) else orjson.dumps(said).decode()
        model = self.model(request.inquiry.size)
        return make_answer(model, text, request.inquiry, self._usage, StopReason.END, schema_enforced=True)
