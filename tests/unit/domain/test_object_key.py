"""aspera.domain.object_key"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.errors import InvalidInput
from aspera.domain.object_key import check_key, check_prefix

PARTS = st.lists(st.sampled_from(["", ".", "..", "...", "a", "ä", "..a", "\\", "\0", "a b"]), max_size=5)


@given(PARTS)
def test_a_key_that_passes_stays_in_its_folder_and_has_one_spelling(parts: list[str]) -> None:
    key = "/".join(parts)
    try:
        check_key(key)
    except InvalidInput:
        return
    path = Path("/root/folder") / key
    assert path.resolve() == path
    assert path.relative_to("/root/folder").as_posix() == key


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), min_size=1, max_size=4))
def test_ordinary_paths_are_keys_and_all_their_beginnings_prefixes(parts: list[str]) -> None:
    key = "/".join(parts)
    assert check_key(key) == key
    for end in range(len(key) + 1):
        assert check_prefix(key[:end]) == key[:end]


@pytest.mark.parametrize("key", ["uploads/ada/d1/Rapport n° 1 (final).pdf", "a/...", "a/..b", ".a", "-"])
def test_unusual_names_are_keys(key: str) -> None:
    assert check_key(key) == key


def test_a_key_is_as_long_as_s3_allows_and_no_longer() -> None:
    assert check_key("é" * 512)
    with pytest.raises(InvalidInput):
        check_key("é" * 512 + "a")


def test_half_a_surrogate_pair_is_no_key() -> None:
    with pytest.raises(InvalidInput):
        check_key("a\ud800")


@pytest.mark.parametrize("prefix", ["", "a", "a/", "a/.", "a/..", ".."])
def test_a_beginning_of_a_possible_key_is_a_prefix(prefix: str) -> None:
    assert check_prefix(prefix) == prefix
