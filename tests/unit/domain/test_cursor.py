"""aspera.domain.cursor"""

from __future__ import annotations

from base64 import urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.cursor import decode_cursor, encode_cursor
from aspera.domain.errors import InvalidInput

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
INTEGERS = st.integers(-(2**63), 2**63 - 1)
KEYS = {"created_at": int, "document_id": str}


@given(INTEGERS, TEXT, st.lists(TEXT))
def test_a_cursor_leads_back_to_its_place(number: int, name: str, scope: list[str]) -> None:
    position = {"created_at": number, "document_id": name}
    assert decode_cursor(encode_cursor(position, *scope), KEYS, *scope) == position


@given(INTEGERS, TEXT, TEXT, TEXT)
def test_a_cursor_is_refused_in_any_other_scope(number: int, name: str, one: str, other: str) -> None:
    cursor = encode_cursor({"created_at": number, "document_id": name}, one)
    for scope in ([other + one + "x"], [], [one, one], [one, ""]):
        with pytest.raises(InvalidInput):
            decode_cursor(cursor, KEYS, *scope)


def test_two_scopes_are_not_taken_for_one() -> None:
    cursor = encode_cursor({"a": 1}, "documents", "ada")
    with pytest.raises(InvalidInput):
        decode_cursor(cursor, {"a": int}, "documentsada")
    with pytest.raises(InvalidInput):
        decode_cursor(cursor, {"a": int}, "document", "sada")


@given(INTEGERS, TEXT, st.data())
def test_a_cursor_in_which_one_character_changed_is_refused(
    number: int, name: str, data: st.DataObject
) -> None:
    cursor = encode_cursor({"created_at": number, "document_id": name}, "ada")
    place = data.draw(st.integers(0, len(cursor) - 1))
    other = data.draw(st.characters().filter(lambda character: character != cursor[place]))
    with pytest.raises(InvalidInput):
        decode_cursor(cursor[:place] + other + cursor[place + 1 :], KEYS, "ada")


@given(INTEGERS, TEXT, st.data())
def test_a_cursor_that_was_cut_or_lengthened_is_refused(number: int, name: str, data: st.DataObject) -> None:
    cursor = encode_cursor({"created_at": number, "document_id": name}, "ada")
    cut = data.draw(st.integers(0, len(cursor) - 1))
    for changed in (cursor[:cut], cursor + "=", cursor + "A", " " + cursor, cursor + "\n"):
        with pytest.raises(InvalidInput):
            decode_cursor(changed, KEYS, "ada")


@given(st.text())
def test_any_other_text_is_refused(cursor: str) -> None:
    with pytest.raises(InvalidInput):
        decode_cursor(cursor, KEYS, "ada")


@given(st.recursive(st.none() | st.booleans() | INTEGERS | TEXT, st.lists))
def test_any_other_json_is_refused(value: object) -> None:
    import json

    cursor = urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()
    with pytest.raises(InvalidInput):
        decode_cursor(cursor, KEYS, "ada")


@pytest.mark.parametrize(
    "position",
    [{}, {"created_at": 1}, {"created_at": "1", "document_id": "a"}, {"created_at": 1, "document_id": 1}],
)
def test_a_position_of_another_shape_is_refused(position: dict[str, str | int]) -> None:
    with pytest.raises(InvalidInput):
        decode_cursor(encode_cursor(position, "ada"), KEYS, "ada")


def test_a_cursor_needs_no_escaping_in_an_address() -> None:
    cursor = encode_cursor({"document_id": "ÿþ?>~" * 20}, "ada")
    assert cursor.replace("-", "").replace("_", "").isalnum()
    assert cursor.isascii()
