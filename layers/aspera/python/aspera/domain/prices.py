"""What things cost, by a dated table."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from aspera.domain.answer import Usage
from aspera.domain.errors import InvalidInput
from aspera.domain.finding import Value
from aspera.domain.inquiry import Inquiry, ModelRequest
from aspera.domain.model_spec import is_on_this_machine
from aspera.domain.money import dollars

Price = Annotated[Decimal, Field(ge=0)]
_MILLION = Decimal(1_000_000)
_BYTES_PER_TOKEN_LOW, _BYTES_PER_TOKEN_HIGH = 5, 2
"""UTF-8 bytes a token: plain English prose has about 4.5, tables of digits hardly below 2."""
_FRAME_TOKENS = 500
"""What a vendor adds unseen: some 350 tokens for a tool, less for a schema."""


class ModelPrice(Value):
    """US dollars per million tokens. Cached tokens without a price of their own cost as much as
    others."""

    input: Price
    output: Price
    cache_read: Price | None = None
    cache_write: Price | None = None

    def cost(self, usage: Usage) -> Decimal:
        read = self.input if self.cache_read is None else self.cache_read
        write = self.input if self.cache_write is None else self.cache_write
        total = (
            self.input * usage.input_tokens
            + self.output * usage.output_tokens
            + read * usage.cache_read_tokens
            + write * usage.cache_write_tokens
        )
        return dollars(total / _MILLION)

    def most(self, usage: Usage) -> Decimal:
        """What `usage` costs when its input goes the dearest way, which is into a cache as a rule."""
        dearest = max(self.input, self.cache_write or self.input)
        return dollars((dearest * usage.input_tokens + self.output * usage.output_tokens) / _MILLION)


FREE = ModelPrice(input=Decimal(0), output=Decimal(0))


class PriceTable(Value):
    """`dated` and `source` say how far the prices can be trusted. `models` by the id that
    `ModelSpec.id` gives; `services` per unit: page or million tokens."""

    dated: str
    source: str
    models: Mapping[str, ModelPrice]
    services: Mapping[str, Price]

    def model(self, model: str) -> ModelPrice:
        """What is on this machine is free unless listed. InvalidInput for an unlisted model:
        nothing is spent at an unknown price."""
        if model in self.models:
            return self.models[model]
        if is_on_this_machine(model):
            return FREE
        raise InvalidInput(
            f"There is no price for {model}, so nothing is spent on it. Add it to a copy of the price "
            "table and name that by ASPERA_PRICES."
        )

    def service(self, service: str, units: int) -> Decimal:
        """`units` pages or tokens; what runs on this machine is free."""
        if service not in self.services:
            raise InvalidInput(f"There is no price for {service}.")
        return dollars(self.services[service] * units)


def least_usage(request: ModelRequest) -> Usage:
    """A request's tokens if all goes well: short tokens are rare and the answer is next to empty."""
    size = _size(request.inquiry) + len(request.content.encode())
    return Usage(input_tokens=size // _BYTES_PER_TOKEN_LOW, output_tokens=20, is_estimated=True)


def most_usage(request: ModelRequest) -> Usage:
    """A request's tokens at most; whether they are cached is not known before."""
    size = _size(request.inquiry) + len(request.content.encode())
    return Usage(
        input_tokens=-(-size // _BYTES_PER_TOKEN_HIGH) + _FRAME_TOKENS,
        output_tokens=request.inquiry.max_tokens,
        is_estimated=True,
    )


def prompt_usage(inquiry: Inquiry) -> tuple[int, int]:
    """The tokens of a request without its content, at least and at most."""
    size = _size(inquiry)
    return size // _BYTES_PER_TOKEN_LOW, -(-size // _BYTES_PER_TOKEN_HIGH) + _FRAME_TOKENS


def _size(inquiry: Inquiry) -> int:
    return len(inquiry.prompt.encode()) + len(inquiry.schema_text)
