"""Through botocore's real serialiser and parser; only the network is missing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import botocore.session
import pytest
from botocore import exceptions as vendor

from aspera.adapters.aws.language_model import BedrockLanguageModel
from aspera.adapters.aws.vendor_errors import CLIENT, CONVERSE, REFUSED_UNCHARGED
from aspera.domain.answer import StopReason, Usage
from aspera.domain.errors import Defect, InvalidInput, Unanswered, Unavailable
from aspera.domain.inquiry import ModelSize
from aspera.domain.model_spec import parse_model_spec
from tests.bedrock_recordings import Bedrock, failure, recorded, said
from tests.inquiries import CLAIMS, SCHEMA, request

HAIKU = "us.anthropic.claude-haiku-4-5-20251001-v1:0"
SONNET = "us.anthropic.claude-sonnet-4-5-20250929-v1:0"


def model(
    bedrock: Bedrock, pauses: list[float] | None = None, spec: str = f"{HAIKU},{SONNET}"
) -> BedrockLanguageModel:
    return BedrockLanguageModel(
        parse_model_spec(f"bedrock:{spec}"),
        seconds=60,
        client=bedrock.client,
        sleep=(pauses if pauses is not None else []).append,
    )


@pytest.fixture
def recordings(samples: Path) -> Path:
    return samples / "aws_api" / "bedrock"


def converse() -> Any:
    service = botocore.session.get_session().get_service_model("bedrock-runtime")
    return service.operation_model("Converse")


def test_every_error_of_converse_has_a_meaning_here() -> None:
    declared = {shape.name for shape in converse().error_shapes}
    assert declared and declared <= CONVERSE.keys()


def test_every_stop_reason_of_converse_has_a_meaning_here() -> None:
    for reason in converse().output_shape.members["stopReason"].enum:
        answer = model(Bedrock(said(json.dumps(CLAIMS), stop=reason))).answer(request())
        assert answer.stop is not StopReason.OTHER, reason
        assert (answer.content is not None) is (reason in ("end_turn", "stop_sequence", "tool_use"))


def test_every_error_of_botocore_that_is_named_exists() -> None:
    assert all(hasattr(vendor, name) for name in CLIENT)


@pytest.mark.parametrize("size", ModelSize)
def test_what_is_sent_has_a_limit_a_schema_and_the_text_as_data(size: ModelSize) -> None:
    bedrock = Bedrock(said(json.dumps(CLAIMS)))
    answer = model(bedrock).answer(request(size=size))
    name = HAIKU if size is ModelSize.SMALL else SONNET
    assert bedrock.paths == [f"/model/{name}/converse"] and answer.model == f"bedrock:{name}"
    body = bedrock.bodies[0]
    assert body["inferenceConfig"] == {"maxTokens": 500}
    assert body["system"] == [{"text": "Find claims."}]
    assert body["messages"] == [{"role": "user", "content": [{"text": request().content}]}]
    form = body["outputConfig"]["textFormat"]
    assert form["type"] == "json_schema" and json.loads(form["structure"]["jsonSchema"]["schema"]) == SCHEMA
    assert answer.content == CLAIMS and answer.schema_enforced


def test_long_prompts_are_cached_by_models_that_can() -> None:
    for name, cached in ((HAIKU, True), ("us.meta.llama3-1-8b-instruct-v1:0", False)):
        bedrock = Bedrock(said(json.dumps(CLAIMS)))
        model(bedrock, spec=name).answer(request(prompt="Find claims. " * 400))
        assert ({"cachePoint": {"type": "default"}} in bedrock.bodies[0]["system"]) is cached


def test_a_model_without_structured_output_is_given_a_tool() -> None:
    refused = failure("ValidationException", message="The model does not support outputConfig.textFormat.")
    content = [
        {"text": "<thinking> hm </thinking>"},
        {"toolUse": {"toolUseId": "t1", "name": "answer", "input": CLAIMS}},
    ]
    used = said("", stop="tool_use")
    used[1]["output"]["message"]["content"] = content
    bedrock = Bedrock(refused, used)
    asked = model(bedrock)
    answers = [asked.answer(request()) for _ in range(2)]
    assert [answer.content for answer in answers] == [CLAIMS, CLAIMS] and not answers[0].schema_enforced
    assert len(bedrock.bodies) == 3, "found out once, remembered afterwards"
    tool = bedrock.bodies[-1]["toolConfig"]
    assert tool["toolChoice"] == {"tool": {"name": "answer"}}
    assert tool["tools"][0]["toolSpec"]["inputSchema"]["json"] == SCHEMA
    assert "outputConfig" not in bedrock.bodies[-1]


def test_the_small_model_answers_all_when_it_is_the_only_one() -> None:
    asked = model(Bedrock(said("{}")), spec=HAIKU)
    assert asked.model(ModelSize.LARGE) == asked.model(ModelSize.SMALL) == f"bedrock:{HAIKU}"


@pytest.mark.parametrize("code", sorted(CONVERSE))
def test_each_error_of_the_service_is_one_of_ours(code: str) -> None:
    with pytest.raises(CONVERSE[code]) as error:
        model(Bedrock(failure(code, 429 if code in REFUSED_UNCHARGED else 400))).answer(request())
    assert type(error.value) is CONVERSE[code] and code in str(error.value) and HAIKU in str(error.value)


@pytest.mark.parametrize(
    ("error", "ours"),
    [
        (vendor.EndpointConnectionError(endpoint_url="https://x"), Unavailable),
        (vendor.ConnectTimeoutError(endpoint_url="https://x"), Unavailable),
        (vendor.ReadTimeoutError(endpoint_url="https://x"), Unanswered),
        (vendor.ConnectionClosedError(endpoint_url="https://x"), Unanswered),
        (vendor.NoCredentialsError(), InvalidInput),
        (vendor.SSLError(endpoint_url="https://x", error="bad"), Unavailable),
        (RuntimeError("something new"), Unanswered),
    ],
    ids=lambda value: getattr(value, "__name__", type(value).__name__),
)
def test_each_error_of_the_sdk_is_one_of_ours(error: Exception, ours: type[Exception]) -> None:
    bedrock = Bedrock(error)
    with pytest.raises(ours) as raised:
        model(bedrock).answer(request())
    assert type(raised.value) is ours and len(bedrock.bodies) == 1


def test_a_request_that_the_sdk_finds_wrong_is_our_defect() -> None:
    with pytest.raises(Defect):
        BedrockLanguageModel(parse_model_spec("bedrock:x"), 60, client=Misspelt()).answer(request())


class Misspelt:
    def converse(self, **arguments: Any) -> Any:
        return Bedrock(said("{}")).client.converse(**arguments, modell="x")


def test_throttling_is_waited_for_and_what_may_be_paid_is_not_repeated() -> None:
    pauses: list[float] = []
    throttled = failure("ThrottlingException", 429, **{"Retry-After": "7"})
    bedrock = Bedrock(throttled, failure("ModelNotReadyException", 429), said(json.dumps(CLAIMS)))
    assert model(bedrock, pauses).answer(request()).content == CLAIMS
    assert pauses == [7.0, 2.0]
    for code in sorted(CONVERSE.keys() - REFUSED_UNCHARGED):
        broken = Bedrock(failure(code, 500))
        with pytest.raises((Unavailable, InvalidInput)):
            model(broken).answer(request())
        assert len(broken.bodies) == 1, code


def test_throttling_for_ever_is_given_up() -> None:
    pauses: list[float] = []
    with pytest.raises(Unavailable):
        model(Bedrock(failure("ThrottlingException", 429)), pauses).answer(request())
    assert sum(pauses) <= 60


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b'{"output": {', {}, {"output": {"message": {"role": "assistant", "content": []}}}],
)
def test_a_response_without_an_answer_is_no_answer(body: Any) -> None:
    try:
        answer = model(Bedrock((200, body, {}))).answer(request())
    except Unanswered:
        return
    assert answer.content is None and answer.problem


def only(problem: str, replies: Sequence[Any]) -> Usage:
    answer = model(Bedrock(*replies)).answer(request())
    assert answer.content is None and problem in answer.problem
    return answer.usage


@pytest.mark.samples
def test_a_recorded_chat_is_no_answer_to_a_question_with_a_form(recordings: Path) -> None:
    usage = only("not JSON", recorded(recordings / "test_bedrock_model.yaml"))
    assert usage == Usage(input_tokens=7, output_tokens=30)


@pytest.mark.samples
def test_recorded_cache_counts_are_kept_apart(recordings: Path) -> None:
    written, read = recorded(recordings / "test_bedrock_cache_write_and_read.yaml")[:2]
    assert only("does not fit", [written]).cache_write_tokens == 1322
    assert only("does not fit", [read]).cache_read_tokens > 0


@pytest.mark.samples
def test_a_recorded_guardrail_trace_is_no_hindrance(recordings: Path) -> None:
    assert (
        only("not JSON", recorded(recordings / "test_bedrock_model_guardrail_config.yaml")).output_tokens > 0
    )


@pytest.mark.samples
def test_a_recorded_refusal_of_a_model_id_says_so(recordings: Path) -> None:
    with pytest.raises(InvalidInput, match="The provided model identifier is invalid"):
        status, body, headers = recorded(recordings / "test_bedrock_error.yaml")[0]
        headers = {"x-amzn-ErrorType": "ValidationException", **headers}
        model(Bedrock((status, body, headers))).answer(request())


@pytest.mark.samples
def test_a_recorded_call_of_another_tool_is_no_answer(recordings: Path) -> None:
    for reply in recorded(recordings / "test_bedrock_model_structured_output.yaml"):
        refused = failure("ValidationException", message="outputConfig is not supported")
        answer = model(Bedrock(refused, reply)).answer(request())
        assert answer.content is None and answer.usage.input_tokens > 500
