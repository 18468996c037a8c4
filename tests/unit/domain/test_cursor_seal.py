from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.cursor_seal import seal, unseal

texts = st.text(st.characters(exclude_categories=("Cs",)), min_size=1)


@given(texts, texts, st.lists(texts, max_size=2))
def test_what_was_signed_with_any_of_the_keys_is_taken_back(cursor: str, key: str, others: list[str]) -> None:
    assert unseal(seal(cursor, key), [*others, key]) == cursor


@given(texts, texts, texts)
def test_what_another_key_signed_is_refused(cursor: str, key: str, other: str) -> None:
    assert (unseal(seal(cursor, key), [other]) == cursor) == (key == other)


@given(texts, texts, st.integers(min_value=0), st.characters(exclude_categories=("Cs",)))
def test_a_changed_character_is_seen(cursor: str, key: str, place: int, character: str) -> None:
    token = seal(cursor, key)
    at = place % len(token)
    changed = token[:at] + character + token[at + 1 :]
    assert (unseal(changed, [key]) is not None) == (changed == token)


@given(texts, texts)
def test_a_token_without_a_signature_is_refused(token: str, key: str) -> None:
    assert unseal(token, [key]) is None
    assert unseal(f"{token}.", [key]) is None


def test_the_construction_is_hmac_sha256() -> None:
    # RFC 4231, test case 2: key "Jefe", data "what do ya want for nothing?".
    assert seal("what do ya want for nothing?", "Jefe").endswith(".W9zBRr9gdU5qBCQmCJV1x1")
