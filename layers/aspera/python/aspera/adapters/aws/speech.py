"""Amazon Polly, its neural voices.

Text is sent as text, never as SSML: a document's characters are read, not obeyed.
Source: Polly developer guide, "Voices in Amazon Polly", "Quotas"; API reference.
"""

from __future__ import annotations

from contextlib import closing
from typing import Any

from aspera.adapters.aws.error_translation import translated
from aspera.adapters.aws.polly_errors import ERRORS
from aspera.domain.errors import InvalidInput, Unavailable
from aspera.ports.speech import MOST_NARRATED, MOST_SPOKEN, Narration

_VOICES = {
    "de": "Vicki",
    "en": "Joanna",
    "es": "Lucia",
    "fr": "Lea",
    "it": "Bianca",
    "nl": "Laura",
    "pt": "Ines",
}


class PollySpeech:
    def __init__(self, client: Any, bucket: str) -> None:
        self._client = client
        self._bucket = bucket

    def speak(self, text: str, language: str) -> bytes:
        request = _request(text, language, MOST_SPOKEN)
        with translated(ERRORS, "Polly"):
            answer = self._client.synthesize_speech(**request)
            with closing(answer["AudioStream"]) as stream:
                audio: bytes = stream.read()
        return audio

    def narrate(self, text: str, language: str, destination: str) -> Narration:
        request = _request(text, language, MOST_NARRATED)
        place = {"OutputS3BucketName": self._bucket, "OutputS3KeyPrefix": destination}
        with translated(ERRORS, "Polly"):
            task = self._client.start_speech_synthesis_task(**request, **place)["SynthesisTask"]
        return Narration(job_id=task["TaskId"], object_key=f"{destination}.{task['TaskId']}.mp3")

    def is_told(self, narration: Narration) -> bool:
        with translated(ERRORS, "Polly"):
            task = self._client.get_speech_synthesis_task(TaskId=narration.job_id)["SynthesisTask"]
        if task["TaskStatus"] == "failed":
            raise Unavailable("Polly could not read the text")
        return bool(task["TaskStatus"] == "completed")


def _request(text: str, language: str, most: int) -> dict[str, str]:
    if not text.strip() or len(text) > most:
        raise InvalidInput(f"A text of 1 to {most:,} characters can be read aloud, not of {len(text):,}.")
    if language not in _VOICES:
        raise InvalidInput(f"There is no voice for {language!r}.")
    return {
        "Text": text,
        "TextType": "text",
        "VoiceId": _VOICES[language],
        "Engine": "neural",
        "OutputFormat": "mp3",
    }
