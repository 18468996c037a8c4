"""A chat completion, from a stream or from one piece of JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from aspera.adapters.openai_compatible.event_stream import events
from aspera.adapters.openai_compatible.exchange import Reply
from aspera.domain.answer import StopReason, Usage
from aspera.domain.errors import Unanswered

_STOP: Mapping[str, StopReason] = {
    "stop": StopReason.END,
    "length": StopReason.MAX_TOKENS,
    "content_filter": StopReason.FILTERED,
}


@dataclass
class Completion:
    text: str = ""
    finish_reason: str | None = None
    usage: Usage | None = None
    """None: the server did not count."""
    _texts: list[str] = field(default_factory=list)

    @property
    def stop(self) -> StopReason:
        return _STOP.get(self.finish_reason or "", StopReason.OTHER)

    def add(self, chunk: Any, part: str) -> None:
        """`part` is "delta" in a stream and "message" otherwise. Unanswered when the server reports
        an error in the middle, or says nothing that is known here."""
        if not isinstance(chunk, Mapping) or chunk.get("error"):
            raise Unanswered(f"The model's server failed: {message_of(chunk) or 'no reason given'}.")
        self.usage = _usage(chunk.get("usage")) or self.usage
        choices = chunk.get("choices")
        for choice in choices[:1] if isinstance(choices, list) else ():
            if isinstance(choice, Mapping):
                message = choice.get(part)
                content = message.get("content") if isinstance(message, Mapping) else None
                self._texts.append(content if isinstance(content, str) else "")
                self.finish_reason = choice.get("finish_reason") or self.finish_reason

    def finished(self) -> Completion:
        """Unanswered when the server stopped before the model did."""
        if self.finish_reason is None:
            raise Unanswered("The model's server broke off in the middle of its answer.")
        self.text = "".join(self._texts)
        return self


def read_completion(reply: Reply) -> Completion:
    if reply.header("Content-Type").partition(";")[0].strip().lower() == "text/event-stream":
        return _from_events(events(reply.pieces()))
    completion = Completion()
    completion.add(_json(reply.body()), "message")
    return completion.finished()


def message_of(body: Any) -> str:
    """What an error's body says: `error.message` of OpenAI, `message` or `detail` of others."""
    error = body.get("error", body) if isinstance(body, Mapping) else body
    if isinstance(error, Mapping):
        error = error.get("message") or error.get("detail") or ""
    return str(error)[:500] if error else ""


def _from_events(data: Iterable[bytes]) -> Completion:
    completion = Completion()
    for event in data:
        if event.strip() == b"[DONE]":
            break
        completion.add(_json(event), "delta")
    return completion.finished()


def _json(data: bytes) -> Any:
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        raise Unanswered("The model's server sends what is not JSON, or only half of it.") from None


def _usage(counts: Any) -> Usage | None:
    """`prompt_tokens` hold the cached ones too."""
    if not isinstance(counts, Mapping):
        return None
    prompt, written = counts.get("prompt_tokens"), counts.get("completion_tokens")
    details = counts.get("prompt_tokens_details")
    cached = details.get("cached_tokens") if isinstance(details, Mapping) else 0
    if not isinstance(prompt, int) or not isinstance(written, int) or not isinstance(cached, int | None):
        return None
    cached = cached or 0
    if not 0 <= cached <= prompt or written < 0:
        return None
    return Usage(input_tokens=prompt - cached, output_tokens=written, cache_read_tokens=cached)
