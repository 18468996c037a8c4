"""What a language model answered, or why that is no answer."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any

import orjson
from pydantic import Field

from aspera.domain.answer_schema import violation
from aspera.domain.finding import Value
from aspera.domain.inquiry import Inquiry

_Count = Annotated[int, Field(ge=0)]
_THOUGHTS = re.compile(r"\A\s*<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)
_FENCE = re.compile(r"\A```[a-z]*\n(.*?)\n?```\Z", re.DOTALL)


class StopReason(StrEnum):
    END = "end"
    MAX_TOKENS = "max_tokens"
    FILTERED = "filtered"
    """A guardrail or content filter of the vendor stepped in."""
    CONTEXT_FULL = "context_full"
    MALFORMED = "malformed"
    """The vendor says that the model's output is not in the form that was asked for."""
    OTHER = "other"


_PROBLEMS = {
    StopReason.MAX_TOKENS: "the answer was cut off at its token limit",
    StopReason.FILTERED: "a content filter stopped the answer",
    StopReason.CONTEXT_FULL: "the question and the answer do not fit the model's context",
    StopReason.MALFORMED: "the model did not keep to the form of the answer",
}


class Usage(Value):
    """Tokens as they are priced: `input_tokens` are those that came from no cache and went to
    none. `is_estimated`: the server did not count, so these are upper bounds."""

    input_tokens: _Count = 0
    output_tokens: _Count = 0
    cache_read_tokens: _Count = 0
    cache_write_tokens: _Count = 0
    is_estimated: bool = False

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            cache_read_tokens=self.cache_read_tokens + other.cache_read_tokens,
            cache_write_tokens=self.cache_write_tokens + other.cache_write_tokens,
            is_estimated=self.is_estimated or other.is_estimated,
        )


class Answer(Value):
    """Either `content`, an object that fits the inquiry's schema, or `problem`, one line that says
    why there is none. It was paid for in both cases. `schema_enforced`: the server promised to
    keep to the schema."""

    model: str
    content: dict[str, Any] | None
    problem: str = ""
    usage: Usage
    stop: StopReason
    schema_enforced: bool = True


def make_answer(
    model: str, text: str, inquiry: Inquiry, usage: Usage, stop: StopReason, schema_enforced: bool
) -> Answer:
    """The answer that `text` holds. A block of thoughts before it and a code fence around it, as
    models write them that nobody holds to a schema, are taken off; anything else is a problem."""
    content, problem = _read(text, inquiry)
    if content is None or stop in _PROBLEMS:
        content, problem = None, _PROBLEMS.get(stop, problem)
    return Answer(
        model=model,
        content=content,
        problem=problem,
        usage=usage,
        stop=stop,
        schema_enforced=schema_enforced,
    )


def _read(text: str, inquiry: Inquiry) -> tuple[dict[str, Any] | None, str]:
    bare = _THOUGHTS.sub("", text).strip()
    if fenced := _FENCE.match(bare):
        bare = fenced[1].strip()
    if not bare:
        return None, "the answer is empty"
    try:
        content = orjson.loads(bare)
    except orjson.JSONDecodeError:
        return None, "the answer is not JSON"
    if wrong := violation(content, inquiry.answer_schema):
        return None, f"the answer does not fit its schema: {wrong}"
    return content, ""
