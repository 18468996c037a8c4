"""A voice that says what it would say."""

from __future__ import annotations

from aspera.domain.errors import InvalidInput, NotFound
from aspera.domain.run import digest
from aspera.ports.objects import Objects
from aspera.ports.speech import MOST_NARRATED, MOST_SPOKEN, Narration

_LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pt")


class MemorySpeech:
    """Audio is the text behind the MP3 tag `ID3`."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects

    def speak(self, text: str, language: str) -> bytes:
        return _audio(text, language, MOST_SPOKEN)

    def narrate(self, text: str, language: str, destination: str) -> Narration:
        audio = _audio(text, language, MOST_NARRATED)
        job = digest(destination, text, language)
        key = f"{destination}.{job}.mp3"
        self._objects.put(key, audio)
        return Narration(job_id=job, object_key=key)

    def is_told(self, narration: Narration) -> bool:
        if not self._objects.exists(narration.object_key):
            raise NotFound(f"There is no reading {narration.job_id!r}.")
        return True


def _audio(text: str, language: str, most: int) -> bytes:
    if not text.strip() or len(text) > most or language not in _LANGUAGES:
        raise InvalidInput("This cannot be read aloud.")
    return b"ID3" + text.encode()
