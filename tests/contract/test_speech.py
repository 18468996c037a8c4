"""What every adapter of the port `Speech` does. Polly's requests go through botocore's serialiser and
its checks against the model; the answers have the recorded shape of the API reference's examples."""

from __future__ import annotations

import json
from typing import Any

import boto3
import pytest
from botocore.awsrequest import AWSResponse
from botocore.config import Config

from aspera.adapters.aws.polly_errors import ERRORS
from aspera.adapters.aws.speech import PollySpeech
from aspera.adapters.memory.objects import MemoryObjects
from aspera.adapters.memory.speech import MemorySpeech
from aspera.domain.errors import AsperaError, InvalidInput, NotFound, Unavailable
from aspera.ports.speech import MOST_NARRATED, MOST_SPOKEN, Narration, Speech
from tests.bedrock_recordings import Raw

TASK = "1e1e1e1e-2e2e-3e3e-4e4e-5e5e5e5e5e5e"


class Polly:
    """A real botocore client whose requests end before the network. `refusal` is an error's code."""

    def __init__(self, refusal: str = "", status: str = "completed") -> None:
        self.asked: list[dict[str, Any]] = []
        self.refusal = refusal
        self.status = status
        self.client = boto3.client(
            "polly",
            region_name="eu-central-1",
            aws_access_key_id="none",
            aws_secret_access_key="none",
            config=Config(retries={"total_max_attempts": 1}),
        )
        self.client.meta.events.register("before-send.polly.*", self._send)

    def _send(self, request: Any, **_: Any) -> AWSResponse:
        body = json.loads(request.body) if request.body else {}
        self.asked.append(body)
        if self.refusal or (request.method == "GET" and not request.url.endswith(TASK)):
            code = self.refusal or "SynthesisTaskNotFoundException"
            headers = {"x-amzn-ErrorType": code}
            return AWSResponse(request.url, 400, headers, Raw(b'{"message": "no"}'))
        if request.url.endswith("/v1/speech"):
            audio = b"ID3" + body["Text"].encode()
            headers = {"content-type": "audio/mpeg", "x-amzn-RequestCharacters": str(len(body["Text"]))}
            return AWSResponse(request.url, 200, headers, Raw(audio))
        task = {"TaskId": TASK, "TaskStatus": self.status, "OutputFormat": "mp3", "RequestCharacters": 1}
        return AWSResponse(request.url, 200, {}, Raw(json.dumps({"SynthesisTask": task}).encode()))


@pytest.fixture(params=["memory", "polly"])
def speech(request: pytest.FixtureRequest) -> Speech:
    if request.param == "polly":
        return PollySpeech(Polly().client, "bucket")
    return MemorySpeech(MemoryObjects())


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "it", "nl", "pt"])
def test_a_text_becomes_mp3(speech: Speech, language: str) -> None:
    assert speech.speak("Revenue <b>grew</b> & rose.", language).startswith(b"ID3")


@pytest.mark.parametrize("text", ["", " \n", "x" * (MOST_SPOKEN + 1)])
def test_a_text_that_cannot_be_spoken_is_refused(speech: Speech, text: str) -> None:
    with pytest.raises(InvalidInput):
        speech.speak(text, "en")


def test_a_language_without_a_voice_is_refused(speech: Speech) -> None:
    with pytest.raises(InvalidInput):
        speech.speak("Nuqneh", "tlh")


def test_a_long_text_is_written_below_its_destination(speech: Speech) -> None:
    narration = speech.narrate("x" * MOST_NARRATED, "en", "runs/d1/r1/summary")
    assert narration.object_key.startswith("runs/d1/r1/summary.")
    assert narration.object_key.endswith(f"{narration.job_id}.mp3")
    assert speech.is_told(narration)


def test_a_text_that_is_too_long_is_not_begun(speech: Speech) -> None:
    with pytest.raises(InvalidInput):
        speech.narrate("x" * (MOST_NARRATED + 1), "en", "runs/d1/r1/summary")


def test_what_nobody_began_is_not_found(speech: Speech) -> None:
    with pytest.raises(NotFound):
        speech.is_told(Narration(job_id="0" * 36, object_key="runs/d1/r1/x.mp3"))


def test_a_document_s_characters_are_sent_as_text() -> None:
    polly = Polly()
    PollySpeech(polly.client, "bucket").speak("<speak>&</speak>", "de")
    (asked,) = polly.asked
    assert (asked["Text"], asked["TextType"], asked["Engine"]) == ("<speak>&</speak>", "text", "neural")


def test_polly_writes_to_our_bucket() -> None:
    polly = Polly()
    PollySpeech(polly.client, "bucket").narrate("Hello.", "en", "runs/d1/r1/summary")
    (asked,) = polly.asked
    assert (asked["OutputS3BucketName"], asked["OutputS3KeyPrefix"]) == ("bucket", "runs/d1/r1/summary")


@pytest.mark.parametrize("status", ["scheduled", "inProgress"])
def test_a_reading_takes_its_time(status: str) -> None:
    speech = PollySpeech(Polly(status=status).client, "bucket")
    assert not speech.is_told(Narration(job_id=TASK, object_key="x.mp3"))


def test_a_reading_that_failed_may_be_begun_again() -> None:
    with pytest.raises(Unavailable):
        PollySpeech(Polly(status="failed").client, "bucket").is_told(Narration(job_id=TASK, object_key="x"))


@pytest.mark.parametrize(("code", "expected"), sorted(ERRORS.items()))
def test_polly_s_errors_are_ours(code: str, expected: type[AsperaError]) -> None:
    with pytest.raises(expected) as raised:
        PollySpeech(Polly(code).client, "bucket").speak("Hello.", "en")
    assert type(raised.value) is expected
