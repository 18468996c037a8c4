"""Titan Text Embeddings V2.

Source: Bedrock user guide, "Amazon Titan Embeddings Text": one text a call, at most 8,192 tokens and
50,000 characters; `normalize` gives unit length.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import orjson
from botocore.exceptions import BotoCoreError, ClientError

from aspera.adapters.aws.vendor_errors import as_asperas_error
from aspera.domain.errors import Unanswered

MODEL = "amazon.titan-embed-text-v2:0"
_MOST_CHARACTERS = 20_000
"""Of a text; below 8,192 tokens in every language that was looked at. Its words are all indexed."""


class TitanEmbeddings:
    """`dimensions` is 256, 512 or 1,024. Calls are made `together` at a time: give the client as
    many connections."""

    def __init__(self, client: Any, dimensions: int = 1024, together: int = 8) -> None:
        self._client = client
        self._together = together
        self.dimensions = dimensions
        self.revision = f"titan-2-{dimensions}"

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """Raises Unavailable, and InvalidInput when the model may not be used."""
        with ThreadPoolExecutor(self._together) as pool:
            return list(pool.map(self._vector, texts))

    def _vector(self, text: str) -> Sequence[float]:
        if not text.strip():
            return (0.0,) * self.dimensions
        body = {"inputText": text[:_MOST_CHARACTERS], "dimensions": self.dimensions, "normalize": True}
        try:
            answer = self._client.invoke_model(
                modelId=MODEL, body=orjson.dumps(body), contentType="application/json"
            )
            vector = orjson.loads(answer["body"].read()).get("embedding", ())
        except (ClientError, BotoCoreError) as error:
            raise as_asperas_error(error, MODEL) from error
        except ValueError as error:
            raise Unanswered("Titan's answer cannot be read") from error
        if len(vector) != self.dimensions:
            raise Unanswered(f"Titan answered with {len(vector)} dimensions instead of {self.dimensions}")
        return tuple(map(float, vector))
