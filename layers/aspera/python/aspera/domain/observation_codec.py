"""What agents saw and concluded, as JSON: it travels from the shards to the conclusion."""

from __future__ import annotations

from functools import cache

from pydantic import TypeAdapter

from aspera.domain.observation import Observations


@cache
def _observations() -> TypeAdapter[Observations]:
    return TypeAdapter(Observations)


def encode_observations(observations: Observations) -> bytes:
    return _observations().dump_json(observations)


def decode_observations(data: bytes) -> Observations:
    return _observations().validate_json(data)
