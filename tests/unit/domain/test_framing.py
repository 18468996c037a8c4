"""No text of a document leaves the line and the string that it is set in."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.framing import framed


@given(st.text())
def test_any_text_is_one_line_of_json_with_nothing_else_in_it(text: str) -> None:
    line = framed({"number": 1, "text": text, "parts": [text, text]})
    assert len(line.splitlines()) == 1
    item = json.loads(line)
    assert set(item) == {"number", "text", "parts"} and item["number"] == 1
    assert item["parts"] == [item["text"], item["text"]]
    assert not set("<>`") & set(line)
    assert (line.count("{"), line.count("}"), line.count("["), line.count("]")) == (1, 1, 1, 1)


@given(st.text(alphabet=st.characters(codec="ascii", categories=("L", "N", "P", "S"))))
def test_what_can_be_seen_is_given_back(text: str) -> None:
    assert json.loads(framed({"text": text}))["text"] == text


def test_what_nobody_sees_is_left_out() -> None:
    hidden = "a\u200bb\u202ec\U000e0041\x00d\ufeff\ue000 e\u2028f\x1b[0m"
    assert json.loads(framed({"text": hidden}))["text"] == "abcd e f[0m"
