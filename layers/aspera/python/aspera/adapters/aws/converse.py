"""Converse: what is sent and what comes back.

https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import orjson

from aspera.domain.answer import StopReason, Usage
from aspera.domain.inquiry import ModelRequest

Form = Literal["schema", "tool"]
"""How the answer is held to its schema: by Bedrock's structured output, or as the input of a tool
that the model has to call, for models without."""

_TOOL = "answer"
_CACHED_BYTES = 4096
"""Shorter prompts are below the least that any model caches (1,024 tokens)."""
_CACHING_MODELS = ("anthropic.claude", "amazon.nova")

_STOP: Mapping[str, StopReason] = {
    "end_turn": StopReason.END,
    "stop_sequence": StopReason.END,
    "tool_use": StopReason.END,
    "max_tokens": StopReason.MAX_TOKENS,
    "guardrail_intervened": StopReason.FILTERED,
    "content_filtered": StopReason.FILTERED,
    "malformed_model_output": StopReason.MALFORMED,
    "malformed_tool_use": StopReason.MALFORMED,
    "model_context_window_exceeded": StopReason.CONTEXT_FULL,
}


def converse_input(model: str, request: ModelRequest, form: Form) -> dict[str, Any]:
    """`maxTokens` is always given: without it Bedrock reserves the model's maximum."""
    inquiry = request.inquiry
    system: list[dict[str, Any]] = [{"text": inquiry.prompt}]
    if len(inquiry.prompt.encode()) >= _CACHED_BYTES and any(name in model for name in _CACHING_MODELS):
        system.append({"cachePoint": {"type": "default"}})
    return {
        "modelId": model,
        "system": system,
        "messages": [{"role": "user", "content": [{"text": request.content}]}],
        "inferenceConfig": {"maxTokens": inquiry.max_tokens},
        **_form(request, form),
    }


def _form(request: ModelRequest, form: Form) -> dict[str, Any]:
    inquiry = request.inquiry
    if form == "schema":
        json_schema = {"schema": inquiry.schema_text, "name": inquiry.name.replace("-", "_")}
        return {
            "outputConfig": {"textFormat": {"type": "json_schema", "structure": {"jsonSchema": json_schema}}}
        }
    tool = {
        "name": _TOOL,
        "description": "Give the answer.",
        "inputSchema": {"json": inquiry.answer_schema},
    }
    return {"toolConfig": {"tools": [{"toolSpec": tool}], "toolChoice": {"tool": {"name": _TOOL}}}}


def refuses_form(message: str) -> bool:
    """Whether a ValidationException is about structured output, which the model does not have."""
    lower = message.lower()
    words = (
        "outputconfig",
        "output_config",
        "textformat",
        "json_schema",
        "structured output",
        "output format",
    )
    return any(word in lower for word in words)


def text_of(response: Mapping[str, Any], form: Form) -> str:
    """The answer as JSON text: what the tool was called with, or else all text; reasoning is
    left out."""
    content = response.get("output", {}).get("message", {}).get("content", [])
    if form == "tool":
        for block in content:
            if block.get("toolUse", {}).get("name") == _TOOL:
                return orjson.dumps(block["toolUse"].get("input", {})).decode()
    return "".join(_texts(content))


def _texts(content: list[Mapping[str, Any]]) -> Iterator[str]:
    return (block["text"] for block in content if "text" in block)


def usage_of(response: Mapping[str, Any]) -> Usage:
    """Bedrock's inputTokens exclude what was read from or written to a cache."""
    usage = response.get("usage", {})
    return Usage(
        input_tokens=usage.get("inputTokens", 0),
        output_tokens=usage.get("outputTokens", 0),
        cache_read_tokens=usage.get("cacheReadInputTokens", 0),
        cache_write_tokens=usage.get("cacheWriteInputTokens", 0),
    )


def stop_of(response: Mapping[str, Any]) -> StopReason:
    return _STOP.get(response.get("stopReason", ""), StopReason.OTHER)
