"""Over real HTTP, against a server that misbehaves in every way we know of."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from aspera.adapters.openai_compatible.exchange import Patience
from aspera.adapters.openai_compatible.language_model import OpenAiLanguageModel
from aspera.domain.answer import Answer, StopReason, Usage
from aspera.domain.errors import InvalidInput, Unanswered, Unavailable
from aspera.domain.inquiry import ModelSize
from aspera.domain.model_spec import parse_model_spec
from aspera.domain.prices import most_usage
from tests import fake_openai as fake
from tests.inquiries import CLAIMS, request

QUICK = Patience(connect=2, first=0.4, stall=0.4, whole=2)


class Asked:
    """One request to a server with these behaviours; the pauses that were made are noted."""

    def __init__(self, *behaviours: fake.Behaviour, key: str = "", **options: Any) -> None:
        self.pauses: list[float] = []
        self.error: Exception | None = None
        self.answer: Answer | None = None
        with fake.serve(*behaviours) as self.server:
            model = OpenAiLanguageModel(
                parse_model_spec(f"openai:{self.server.url}#tiny,huge"),
                key,
                options.get("timeouts", QUICK),
                options.get("patience", 10.0),
                sleep=self.pauses.append,
            )
            try:
                for _ in range(options.get("times", 1)):
                    self.answer = model.answer(request(size=options.get("size", ModelSize.SMALL)))
            except Exception as error:
                self.error = error


def test_a_stream_is_put_together_and_its_tokens_counted() -> None:
    asked = Asked(fake.answering(CLAIMS))
    assert asked.answer is not None and asked.answer.content == CLAIMS
    assert asked.answer.usage == Usage(input_tokens=1000, output_tokens=34, cache_read_tokens=200)
    assert asked.answer.stop is StopReason.END and asked.answer.schema_enforced
    assert asked.answer.model == f"openai:{asked.server.url}#tiny"


def test_a_server_without_streams_is_understood() -> None:
    asked = Asked(fake.answering_whole(CLAIMS))
    assert asked.answer is not None and asked.answer.content == CLAIMS


def test_what_is_sent_has_a_limit_a_schema_and_the_text_as_data() -> None:
    body = Asked(fake.answering(CLAIMS)).server.bodies[0]
    assert body["model"] == "tiny" and body["max_tokens"] == 500 and body["temperature"] == 0
    assert body["response_format"]["json_schema"]["strict"] is True
    assert [message["role"] for message in body["messages"]] == ["system", "user"]
    assert body["messages"][1]["content"] == request().content


def test_large_questions_go_to_the_large_model() -> None:
    asked = Asked(fake.answering(CLAIMS), size=ModelSize.LARGE)
    assert asked.server.bodies[0]["model"] == "huge" and asked.answer.model.endswith("#huge")


def test_the_path_follows_the_url() -> None:
    assert Asked(fake.answering(CLAIMS)).server.paths == ["/v1/chat/completions"]


def test_the_key_is_sent_as_a_bearer_and_without_one_nothing_is() -> None:
    assert Asked(fake.answering(CLAIMS), key="s3cret").server.headers[0]["authorization"] == "Bearer s3cret"
    assert "authorization" not in Asked(fake.answering(CLAIMS)).server.headers[0]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 429, 500])
def test_a_key_that_the_server_repeats_is_blotted_out(status: int) -> None:
    asked = Asked(fake.refusing(status, "Incorrect key s3cret\x1b[31m\nprovided"), key="s3cret", patience=0)
    assert "s3cret" not in str(asked.error) and "Incorrect key …" in str(asked.error)
    assert str(asked.error).isprintable()


def test_a_key_that_a_stream_repeats_is_blotted_out() -> None:
    asked = Asked(lambda handler: handler.stream({"error": {"message": "bad key s3cret"}}), key="s3cret")
    assert isinstance(asked.error, Unanswered) and "s3cret" not in str(asked.error)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, InvalidInput), (401, InvalidInput), (402, InvalidInput), (403, InvalidInput), (404, InvalidInput),
        (413, InvalidInput), (422, InvalidInput), (408, Unanswered), (429, Unavailable), (503, Unavailable),
        (500, Unanswered), (502, Unanswered), (504, Unanswered), (204, Unanswered), (600, Unanswered),
    ],
)  # fmt: skip
def test_each_status_is_one_of_our_errors(status: int, kind: type[Exception]) -> None:
    asked = Asked(fake.refusing(status, "out of order") if status != 204 else fake.raw(204, b""), patience=0)
    assert type(asked.error) is kind


def test_a_busy_server_is_asked_again_after_as_long_as_it_says() -> None:
    busy = fake.refusing(429, "slow down", {"Retry-After": "4"})
    asked = Asked(busy, fake.refusing(503), fake.answering(CLAIMS))
    assert asked.answer is not None and asked.pauses == [4.0, 2.0]


def test_a_busy_server_is_given_up_when_the_deadline_would_pass() -> None:
    asked = Asked(fake.refusing(429, "slow down", {"Retry-After": "3600"}))
    assert isinstance(asked.error, Unavailable) and asked.pauses == [] and len(asked.server.bodies) == 1


def test_a_server_that_stays_busy_is_asked_a_few_times_only() -> None:
    asked = Asked(fake.refusing(429, "slow down"))
    assert isinstance(asked.error, Unavailable) and asked.pauses == [1.0, 2.0, 4.0]


@pytest.mark.parametrize("status", [500, 502, 504])
def test_what_may_have_been_paid_for_is_not_asked_again(status: int) -> None:
    assert len(Asked(fake.refusing(status)).server.bodies) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(status: int) -> None:
    with fake.serve(fake.answering(CLAIMS)) as elsewhere:
        asked = Asked(fake.raw(status, b"", {"Location": elsewhere.url}), key="s3cret")
        assert isinstance(asked.error, InvalidInput) and elsewhere.bodies == []


@pytest.mark.parametrize(
    "behaviour",
    [fake.silent, fake.stalling, fake.breaking_off, fake.hanging_up, fake.truncated(CLAIMS)],
    ids=["silent", "stalling", "breaking off", "hanging up", "truncated"],
)
def test_an_answer_that_does_not_come_to_an_end_may_have_been_paid_for(behaviour: fake.Behaviour) -> None:
    asked = Asked(behaviour)
    assert isinstance(asked.error, Unanswered) and len(asked.server.bodies) == 1


def test_a_server_that_drips_for_ever_is_hung_up_on() -> None:
    asked = Asked(fake.dripping, timeouts=Patience(connect=2, first=5, stall=5, whole=0.3))
    assert isinstance(asked.error, Unanswered)


@pytest.mark.parametrize(
    "body",
    [b"", b"null", b"[]", b"<html>", b'{"choices": []}', b'{"choices": [null]}', b'{"choices": [{}]}',
     b'{"choices": 3}', b'{"error": null}', b'{"error": {"message": "boom"}}', b'\xff\xfe', b'{"choices": [{"message"'],
)  # fmt: skip
def test_an_answer_in_no_known_form_is_none(body: bytes) -> None:
    assert isinstance(Asked(fake.raw(200, body)).error, Unanswered)


@pytest.mark.parametrize("message", [None, 3, [], {"content": None}, {"content": ["x"]}, {"content": 3}])
def test_a_message_without_text_is_a_problem_of_the_answer(message: Any) -> None:
    body = json.dumps({"choices": [{"message": message, "finish_reason": "stop"}]}).encode()
    asked = Asked(fake.raw(200, body))
    assert asked.answer is not None and asked.answer.problem == "the answer is empty", asked.error


def test_an_answer_larger_than_any_is_cut_off() -> None:
    assert isinstance(Asked(fake.raw(200, b" " * 9_000_000)).error, Unanswered)


def test_a_stream_with_comments_and_odd_line_ends_is_read() -> None:
    first, last = (
        b'data:{"choices":[{"delta":{"content":"{\\"claims\\": []"}}]}',
        b'data: {"choices":[{"delta":{"content":"}"},"finish_reason":"stop"}]}',
    )
    events = b": ping\r\n\r\n" + first + b"\r\r" + b"event: x\n" + last + b"\n\n"
    asked = Asked(lambda handler: handler.stream(events))
    assert asked.answer is not None and asked.answer.content == {"claims": []}, asked.error


def test_tokens_that_were_not_counted_are_taken_at_their_upper_bound() -> None:
    asked = Asked(fake.answering(CLAIMS, usage=None))
    assert asked.answer is not None and asked.answer.usage == most_usage(request())
    assert asked.answer.usage.is_estimated


@pytest.mark.parametrize(
    "usage", [{}, {"prompt_tokens": -1, "completion_tokens": 2}, {"prompt_tokens": "x"}, 3]
)
def test_counts_that_cannot_be_are_not_believed(usage: Any) -> None:
    asked = Asked(fake.answering_whole(CLAIMS, usage=usage))
    assert asked.answer is not None and asked.answer.usage.is_estimated


@pytest.mark.parametrize(
    ("finish", "stop"), [("length", StopReason.MAX_TOKENS), ("content_filter", StopReason.FILTERED)]
)
def test_an_answer_that_was_stopped_has_no_content(finish: str, stop: StopReason) -> None:
    answer = Asked(fake.answering(CLAIMS, finish=finish)).answer
    assert answer is not None and answer.content is None and answer.stop is stop and answer.problem


def refusing_words(*words: str) -> fake.Behaviour:
    """A server that takes no request in which one of the words occurs."""

    def behave(handler: fake.Handler) -> None:
        text = json.dumps(handler.body)
        for word in words:
            if word in text:
                return fake.refusing(400, f"Unsupported parameter: {word}")(handler)
        fake.answering('```json\n{"claims": []}\n```')(handler)
        return None

    return behave


def test_a_server_without_schemas_is_asked_in_words_and_this_is_said() -> None:
    asked = Asked(refusing_words('"json_schema"', '"json_object"'), times=2)
    assert asked.answer is not None and asked.answer.content == {"claims": []}, asked.error
    assert not asked.answer.schema_enforced
    last = asked.server.bodies[-1]
    assert "response_format" not in last and '"claims"' in last["messages"][0]["content"]
    assert len(asked.server.bodies) == 4, "found out once, remembered afterwards"


def test_a_server_with_plain_json_is_asked_for_that() -> None:
    asked = Asked(refusing_words('"json_schema"'))
    assert asked.server.bodies[-1]["response_format"] == {"type": "json_object"}
    assert asked.answer is not None and not asked.answer.schema_enforced


def test_what_a_server_does_not_know_is_left_out() -> None:
    asked = Asked(refusing_words("stream_options", "temperature"))
    assert asked.answer is not None and asked.answer.schema_enforced, asked.error
    assert asked.server.bodies[-1].keys().isdisjoint({"stream_options", "temperature"})


def test_a_limit_under_its_newer_name() -> None:
    def behave(handler: fake.Handler) -> None:
        if "max_tokens" in handler.body:
            return fake.refusing(400, "Use 'max_completion_tokens' instead of 'max_tokens'")(handler)
        return fake.answering(CLAIMS)(handler)

    asked = Asked(behave)
    assert asked.answer is not None and asked.server.bodies[-1]["max_completion_tokens"] == 500


def test_a_server_that_refuses_everything_is_not_asked_for_ever() -> None:
    asked = Asked(fake.refusing(400, "response_format stream_options temperature max_completion_tokens"))
    assert isinstance(asked.error, InvalidInput) and len(asked.server.bodies) == 6


@pytest.fixture
def closed_port() -> Iterator[int]:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


def test_a_server_that_is_not_there_is_unavailable_and_not_paid(closed_port: int) -> None:
    model = OpenAiLanguageModel(parse_model_spec(f"openai:http://127.0.0.1:{closed_port}#m"), timeouts=QUICK)
    with pytest.raises(Unavailable) as error:
        model.answer(request())
    assert not isinstance(error.value, Unanswered)


def test_a_server_without_tls_behind_https_is_unavailable() -> None:
    with fake.serve(fake.answering(CLAIMS)) as server:
        url = server.url.replace("http:", "https:")
        model = OpenAiLanguageModel(parse_model_spec(f"openai:{url}#m"), timeouts=QUICK)
        with pytest.raises(Unavailable):
            model.answer(request())


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch, closed_port: int) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{closed_port}")
    assert Asked(fake.answering(CLAIMS)).answer is not None
