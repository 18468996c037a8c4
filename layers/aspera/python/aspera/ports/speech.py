"""Text read aloud. Nothing uses it yet: audio summaries come later (design §5)."""

from __future__ import annotations

from typing import Protocol

from aspera.domain.finding import Value

MOST_SPOKEN, MOST_NARRATED = 3_000, 100_000
"""Characters of a text that is answered at once, and of one that is written to the object store."""


class Narration(Value):
    """A reading that was begun; `object_key` is where its MP3 will be."""

    job_id: str
    object_key: str


class Speech(Protocol):
    """`language` is ISO 639-1. InvalidInput for text that is empty or too long, and for a language
    without a voice; Unavailable when asking again may help."""

    def speak(self, text: str, language: str) -> bytes:
        """MP3 of at most MOST_SPOKEN characters."""

    def narrate(self, text: str, language: str, destination: str) -> Narration:
        """Begin to read at most MOST_NARRATED characters; the MP3's key begins with `destination`."""

    def is_told(self, narration: Narration) -> bool:
        """Whether the MP3 is there. NotFound when nobody began it."""
