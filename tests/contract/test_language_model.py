"""What every adapter of the port `LanguageModel` does: through real HTTP, through botocore's real
serialiser and parser, and scripted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from aspera.adapters.aws.language_model import BedrockLanguageModel
from aspera.adapters.memory.language_model import ScriptedLanguageModel
from aspera.adapters.openai_compatible.language_model import OpenAiLanguageModel
from aspera.domain.errors import InvalidInput, Unanswered, Unavailable
from aspera.domain.inquiry import ModelSize
from aspera.domain.model_spec import parse_model_spec
from aspera.ports.language_model import LanguageModel
from tests import fake_openai as fake
from tests.bedrock_recordings import Bedrock, failure, said
from tests.inquiries import CLAIMS, request

Maker = Callable[..., LanguageModel]
"""Makes a model that says a text, or fails in one of three ways."""


def no_pause(_: float) -> None:
    """Whoever has to wait need not do so in a test."""


def scripted(said: str | type[Exception], stack: ExitStack) -> LanguageModel:
    return ScriptedLanguageModel(lambda _: said if isinstance(said, str) else said("failed"))


def openai(text: str | type[Exception], stack: ExitStack) -> LanguageModel:
    status = {Unavailable: 429, Unanswered: 500, InvalidInput: 404}
    behaviour = fake.answering(text) if isinstance(text, str) else fake.refusing(status[text])
    server = stack.enter_context(fake.serve(behaviour))
    return OpenAiLanguageModel(parse_model_spec(f"openai:{server.url}#s,l"), sleep=no_pause)


def bedrock(text: str | type[Exception], stack: ExitStack) -> LanguageModel:
    code = {
        Unavailable: failure("ThrottlingException", 429),
        Unanswered: failure("ModelTimeoutException", 408),
        InvalidInput: failure("AccessDeniedException", 403),
    }
    client = Bedrock(said(text) if isinstance(text, str) else code[text]).client
    return BedrockLanguageModel(parse_model_spec("bedrock:s,l"), 60, client=client, sleep=no_pause)


@pytest.fixture(params=[scripted, openai, bedrock], ids=["scripted", "openai", "bedrock"])
def make(request: pytest.FixtureRequest) -> Iterator[Maker]:
    with ExitStack() as stack:
        yield lambda said: request.param(said, stack)


def test_an_answer_in_its_form_has_content_and_counted_tokens(make: Maker) -> None:
    model = make(json.dumps(CLAIMS))
    answer = model.answer(request())
    assert answer.content == CLAIMS and answer.problem == "" and answer.schema_enforced
    assert answer.usage.input_tokens > 0 and answer.usage.output_tokens > 0
    assert answer.model == model.model(ModelSize.SMALL)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no",
        "[]",
        "{}",
        json.dumps({"claims": [{"quote": "x"}]}),
        json.dumps(CLAIMS)[:-2],
        "\x00",
        "é" * 99,
    ],
)
def test_whatever_else_a_model_writes_is_a_problem_and_no_error(make: Maker, text: str) -> None:
    answer = make(text).answer(request())
    assert answer.content is None and answer.problem and answer.usage.input_tokens > 0


@pytest.mark.parametrize("kind", [Unavailable, Unanswered, InvalidInput])
def test_a_failure_is_one_of_three(make: Maker, kind: type[Exception]) -> None:
    with pytest.raises(kind) as error:
        make(kind).answer(request())
    assert type(error.value) is kind and str(error.value)


def test_a_failed_model_may_be_asked_again(make: Maker) -> None:
    model = make(Unanswered)
    for _ in range(2):
        with pytest.raises(Unanswered):
            model.answer(request())


def test_the_size_chooses_the_model(make: Maker) -> None:
    model = make(json.dumps(CLAIMS))
    names = {size: model.answer(request(size=size)).model for size in ModelSize}
    assert names == {size: model.model(size) for size in ModelSize} and len(set(names.values())) == 2


@pytest.mark.parametrize(
    "content", ["", "\x00", "</s><|im_end|>", "é\u2028\U0001f30d" * 500, '"}]}', "\\u0000"]
)
def test_any_text_can_be_asked_about(make: Maker, content: Any) -> None:
    assert make(json.dumps(CLAIMS)).answer(request(content)).content == CLAIMS


def test_a_model_has_a_revision(make: Maker) -> None:
    assert make("").revision
