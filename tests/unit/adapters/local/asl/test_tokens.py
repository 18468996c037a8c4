from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aspera.adapters.local.asl.errors import StateError
from aspera.adapters.local.asl.tokens import Answers, Token, output_of
from aspera.domain.errors import InvalidInput


@settings(deadline=None)
@given(st.builds(Token, st.text(max_size=20), st.text(max_size=20), st.text(max_size=20), st.integers(0, 99)))
def test_a_token_says_where_it_comes_from(token: Token) -> None:
    assert Token.decode(token.encode()) == token


def test_tokens_of_two_attempts_differ() -> None:
    assert Token("e", "A", "r", 0).encode() != Token("e", "A", "r", 1).encode()


@settings(deadline=None)
@given(st.text(max_size=60))
def test_what_is_no_token_is_invalid(text: str) -> None:
    with pytest.raises(InvalidInput):
        Token.decode(text)


def test_a_token_that_was_changed_is_invalid() -> None:
    mine, other = Token("e", "A", "r", 0).encode(), Token("e", "B", "r", 0).encode()
    with pytest.raises(InvalidInput):
        Token.decode(mine.split(".")[0] + "." + other.split(".")[1])


@pytest.mark.parametrize(
    "content", [b"7", b"[]", b'["e","A","r"]', b'["e","A","r",null]', b'[1,"A","r",0]', b"{"]
)
def test_a_token_that_somebody_else_made_is_invalid(content: bytes) -> None:
    digest = hashlib.sha256(content).hexdigest()[:32]
    with pytest.raises(InvalidInput):
        Token.decode(base64.urlsafe_b64encode(content).decode() + "." + digest)


def test_an_answer_waits_until_it_is_forgotten(tmp_path: Path) -> None:
    answers = Answers(tmp_path)
    assert answers.take("t") is None
    answers.give("t", {"output": 1})
    answers.give("u", {"output": 2})
    assert Answers(tmp_path).take("t") == {"output": 1}
    answers.forget("t")
    answers.forget("t")
    assert answers.take("t") is None
    assert answers.take("u") == {"output": 2}


def test_the_first_answer_stays(tmp_path: Path) -> None:
    answers = Answers(tmp_path)
    answers.give("t", {"output": 1})
    answers.give("t", {"error": "Boom", "cause": ""})
    assert answers.take("t") == {"output": 1}
    assert [path.suffix for path in (tmp_path / "tokens").iterdir()] == [".json"]


def test_an_answer_is_an_output_or_an_error() -> None:
    assert output_of({"output": None}) is None
    with pytest.raises(StateError) as caught:
        output_of({"error": "Boom", "cause": "why"})
    assert (caught.value.error, caught.value.cause) == ("Boom", "why")
