"""What is asked of a language model.

An `Inquiry` is a question in its general form: the prompt, the form of the answer, and how much
the answer may say. An agent has a few, as constants; they are part of the configuration revision.
A `ModelRequest` puts one inquiry to some pages of one document.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any

import orjson
from pydantic import Field, field_validator

from aspera.domain.answer_schema import check_schema
from aspera.domain.finding import Value
from aspera.domain.run import digest


class ModelSize(StrEnum):
    """Which of two configured models answers; with one configured, that one answers both."""

    SMALL = "small"
    LARGE = "large"


class Inquiry(Value):
    """`prompt` is the system prompt; it holds nothing of a document. `answer_schema` is a JSON
    Schema within the limits of `domain.answer_schema`. One request asks about at most `pages` pages;
    estimates count on it."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,63}$")]
    prompt: Annotated[str, Field(min_length=1)]
    answer_schema: dict[str, Any]
    size: ModelSize = ModelSize.SMALL
    max_tokens: Annotated[int, Field(ge=1, le=32_000)] = 2_000
    pages: Annotated[int, Field(ge=1)] = 10

    @field_validator("answer_schema")
    @classmethod
    def _is_within_limits(cls, schema: dict[str, Any]) -> dict[str, Any]:
        check_schema(schema)
        return schema

    @property
    def schema_text(self) -> str:
        """The schema as JSON, equal for equal schemas."""
        return orjson.dumps(self.answer_schema, option=orjson.OPT_SORT_KEYS).decode()

    @property
    def revision(self) -> str:
        """Changes with every word of the question."""
        return digest(self.name, self.prompt, self.schema_text, self.size, str(self.max_tokens))


class ModelRequest(Value):
    """`content` is the user's message: text of the document, which is data and no instruction."""

    inquiry: Inquiry
    content: str

    def key(self, model: str) -> str:
        """Names the answer that `model` gives: equal requests have equal answers."""
        inquiry = self.inquiry
        return digest(
            model, inquiry.prompt, inquiry.schema_text, str(inquiry.max_tokens), self.content, length=64
        )


def inquiries_revision(inquiries: Sequence[Inquiry]) -> str:
    return digest(*(inquiry.revision for inquiry in inquiries))
