"""Text to vectors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Embeddings(Protocol):
    dimensions: int
    revision: str

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """One vector a text, unit length (all zeros for a text without words)."""
