from __future__ import annotations

import pytest

from aspera.domain.errors import InvalidInput
from aspera.domain.inquiry import ModelSize
from aspera.domain.model_spec import is_on_this_machine, parse_model_spec

ARN = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc"


@pytest.mark.parametrize(
    ("text", "small", "large"),
    [
        ("bedrock:us.amazon.nova-micro-v1:0", "bedrock:us.amazon.nova-micro-v1:0", None),
        ("bedrock:a-v1:0, b-v1:0", "bedrock:a-v1:0", "bedrock:b-v1:0"),
        (f"bedrock:{ARN}", f"bedrock:{ARN}", None),
        (
            "openai:http://localhost:11434/v1#llama3.1:8b",
            "openai:http://localhost:11434/v1#llama3.1:8b",
            None,
        ),
        ("openai:https://x/v1/#s,l", "openai:https://x/v1#s", "openai:https://x/v1#l"),
        ("openai:http://x#org/model", "openai:http://x#org/model", None),
    ],
)
def test_a_model_is_named_in_one_line(text: str, small: str, large: str | None) -> None:
    spec = parse_model_spec(text)
    assert (spec.id(ModelSize.SMALL), spec.id(ModelSize.LARGE)) == (small, large or small)


@pytest.mark.parametrize(
    "text",
    ["", "bedrock", "bedrock:", "bedrock:,", "bedrock:a,", "bedrock:,b", "gpt-4", "openai:", "openai:gpt",
     "openai:http://x", "openai:http://x#", "openai:ftp://x#m", "openai:#m", "bedrock:a b", "openai:http://x#a\nb",
     "anthropic:claude", "Bedrock:x"],
)  # fmt: skip
def test_what_names_no_model_is_refused_with_the_right_form(text: str) -> None:
    with pytest.raises(InvalidInput, match="bedrock:ID or openai:URL#MODEL"):
        parse_model_spec(text)


@pytest.mark.parametrize(
    "url", ["http://localhost:11434/v1", "http://127.0.0.1", "https://[::1]:8080/v1", "http://127.1.2.3/"]
)
def test_loopback_is_this_machine(url: str) -> None:
    assert is_on_this_machine(f"openai:{url}#m") and is_on_this_machine(url)


@pytest.mark.parametrize(
    "model",
    ["bedrock:localhost", "openai:http://localhost.evil.example#m", "openai:http://127.0.0.1.evil.example#m",
     "openai:http://localhost@evil.example#m", "openai:http://localhost:x@evil.example#m", "openai:http://10.0.0.1#m",
     "openai:http://evil.example/localhost#m", "openai:http://[::2]#m", "bedrock:x//localhost", ""],
)  # fmt: skip
def test_everything_else_is_not(model: str) -> None:
    assert not is_on_this_machine(model)
