from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.sentences import sentence_spans


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We grew. They fell.", ["We grew.", "They fell."]),
        ("Sales of Mr. Smith Inc. rose.", ["Sales of Mr. Smith Inc. rose."]),
        ("It rose by 3.5 % in 2023. In 2024 it fell.", ["It rose by 3.5 % in 2023.", "In 2024 it fell."]),
        ("A heading\nThen a sentence.", ["A heading", "Then a sentence."]),
        ("Did it? “Yes!” It did.", ["Did it?", "“Yes!”", "It did."]),
        ("See e.g. Note 4 and J. Doe.", ["See e.g. Note 4 and J. Doe."]),
        ("technologies (AI, etc.)\nTo reconcile both.", ["technologies (AI, etc.)", "To reconcile both."]),
        ("", []),
    ],
)
def test_sentences_end_where_people_end_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(alphabet='aB1.!? \n"', max_size=60))
def test_nothing_but_blanks_is_lost(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
