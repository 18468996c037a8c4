"""Language models behind a URL that speaks OpenAI's chat completions.

https://platform.openai.com/docs/api-reference/chat
"""

from __future__ import annotations

import time
from collections.abc import Callable

import orjson

from aspera.adapters.openai_compatible.completion import Completion, message_of, read_completion
from aspera.adapters.openai_compatible.dialect import Dialect
from aspera.adapters.openai_compatible.endpoint import parse_endpoint
from aspera.adapters.openai_compatible.exchange import Patience, Reply, post
from aspera.domain.answer import Answer, make_answer
from aspera.domain.errors import AsperaError, InvalidInput, Unanswered, Unavailable
from aspera.domain.inquiry import ModelRequest, ModelSize
from aspera.domain.model_spec import ModelSpec
from aspera.domain.prices import most_usage
from aspera.domain.waiting import Waiting

_BUSY = frozenset({425, 429, 503})
"""Refused before the model saw anything: worth waiting for."""
_LARGEST_ERROR = 16_384


class OpenAiLanguageModel:
    """Connects to the URL's host and to no other. `key` goes into the header Authorization and
    nowhere else. `patience` is the most that is waited while the server is busy."""

    def __init__(
        self,
        spec: ModelSpec,
        key: str = "",
        timeouts: Patience | None = None,
        patience: float = 60.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._spec = spec
        self._endpoint = parse_endpoint(spec.url, key)
        self._timeouts = timeouts or Patience()
        self._patience = patience
        self._sleep = sleep
        self._dialects: dict[str, Dialect] = {}
        """What each model has been found to take."""

    @property
    def revision(self) -> str:
        return f"chat-completions-1 {self._spec.url}#{self._spec.small},{self._spec.large}"

    def model(self, size: ModelSize) -> str:
        return self._spec.id(size)

    def answer(self, request: ModelRequest) -> Answer:
        name = self._spec.name(request.inquiry.size)
        while True:
            dialect = self._dialects.get(name, Dialect())
            try:
                completion = self._complete(orjson.dumps(dialect.body(name, request)))
                break
            except InvalidInput as error:
                simpler = dialect.without(str(error))
                if simpler is None:
                    raise
                self._dialects[name] = simpler
        return make_answer(
            self.model(request.inquiry.size),
            completion.text,
            request.inquiry,
            completion.usage or most_usage(request),
            completion.stop,
            schema_enforced=dialect.enforces_schema,
        )

    def _complete(self, body: bytes) -> Completion:
        waiting = Waiting(self._patience)
        while True:
            with post(self._endpoint, body, self._timeouts) as reply:
                if reply.status == 200:
                    return self._read(reply)
                error = self._refusal(reply)
                pause = waiting.next(reply.header("Retry-After")) if reply.status in _BUSY else None
            if pause is None:
                raise error
            self._sleep(pause)

    def _read(self, reply: Reply) -> Completion:
        try:
            return read_completion(reply)
        except Unanswered as error:
            raise Unanswered(self._endpoint.without_key(str(error))) from None

    def _refusal(self, reply: Reply) -> AsperaError:
        status = reply.status
        said = self._endpoint.without_key(_said(reply)) or f"HTTP status {status}"
        if 300 <= status < 400:
            return InvalidInput(f"{self._endpoint} sends us elsewhere; please name the final URL.")
        if status in (401, 403):
            return InvalidInput(f"{self._endpoint} refuses the key in ASPERA_MODEL_KEY: {said}.")
        if status in _BUSY:
            return Unavailable(f"{self._endpoint} is busy: {said}.")
        if 400 <= status < 500 and status != 408:
            return InvalidInput(f"{self._endpoint} refuses the request: {said}.")
        return Unanswered(f"{self._endpoint} failed: {said}.")


def _said(reply: Reply) -> str:
    try:
        body = reply.body()[:_LARGEST_ERROR]
    except Unanswered:
        return ""
    try:
        return message_of(orjson.loads(body))
    except orjson.JSONDecodeError:
        return body[:200].decode("utf-8", "replace") if b"<" not in body[:200] else ""
