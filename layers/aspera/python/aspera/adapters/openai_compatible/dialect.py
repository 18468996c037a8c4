"""What a server understands of the protocol. It is found out: what a server refuses is left out
from then on, down to what every server knows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from aspera.domain.inquiry import ModelRequest

ResponseFormat = Literal["json_schema", "json_object", "none"]


@dataclass(frozen=True)
class Dialect:
    response_format: ResponseFormat = "json_schema"
    limit: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"
    has_temperature: bool = True
    counts_streams: bool = True
    """Whether `stream_options` may ask for the number of tokens."""

    @property
    def enforces_schema(self) -> bool:
        return self.response_format == "json_schema"

    def body(self, model: str, request: ModelRequest) -> dict[str, Any]:
        inquiry = request.inquiry
        body: dict[str, Any] = {
            "model": model,
            "messages": [
                {"role": "system", "content": self._prompt(request)},
                {"role": "user", "content": request.content},
            ],
            self.limit: inquiry.max_tokens,
            "stream": True,
        }
        if self.has_temperature:
            body["temperature"] = 0
        if self.counts_streams:
            body["stream_options"] = {"include_usage": True}
        if self.response_format == "json_schema":
            schema = {"name": inquiry.name, "strict": True, "schema": inquiry.answer_schema}
            body["response_format"] = {"type": "json_schema", "json_schema": schema}
        elif self.response_format == "json_object":
            body["response_format"] = {"type": "json_object"}
        return body

    def without(self, complaint: str) -> Dialect | None:
        """A simpler dialect, after a server refused a request with this message; None when the
        message is about nothing that could be left out."""
        words = complaint.lower()
        if "max_completion_tokens" in words and self.limit == "max_tokens":
            return replace(self, limit="max_completion_tokens")
        if "stream_options" in words and self.counts_streams:
            return replace(self, counts_streams=False)
        if "temperature" in words and self.has_temperature:
            return replace(self, has_temperature=False)
        if any(word in words for word in ("response_format", "json_object", "schema", "grammar")):
            if self.response_format == "json_schema":
                return replace(self, response_format="json_object")
            if self.response_format == "json_object":
                return replace(self, response_format="none")
        return None

    def _prompt(self, request: ModelRequest) -> str:
        inquiry = request.inquiry
        if self.enforces_schema:
            return inquiry.prompt
        form = (
            f"Answer with one JSON object that fits this JSON Schema, and nothing else: {inquiry.schema_text}"
        )
        return f"{inquiry.prompt}\n\n{form}"
