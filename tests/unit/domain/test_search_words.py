"""aspera.domain.search_words"""

from __future__ import annotations

import sqlite3
import unicodedata
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.search_words import fold, query_words, words

ALPHABET = "aZäßéñÅøŁİ1²½ _-'’.%\n\u00ad\u0301\u0308αΩЖйא漢字カ한"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Émissions de CO₂", ["emissions", "de", "co₂"]),
        ("E\u0301MISSIONS", ["emissions"]),
        ("Scope-3 (tCO2e), 12.5%", ["scope", "3", "tco2e", "12", "5"]),
        ("Straße Ångström naïve", ["straße", "angstrom", "naive"]),
        ("snake_case", ["snake", "case"]),
        ("한국어 排出量", ["한국어", "排出量"]),
        ("", []),
        ("Мой ж\u0301", ["мой", "ж"]),
        ("– % \ud800", []),
    ],
)
def test_text_is_split_into_folded_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(ALPHABET).map(partial(unicodedata.normalize, "NFC")))
def test_sqlite_splits_composed_text_in_the_same_way(text: str) -> None:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute('CREATE VIRTUAL TABLE t USING fts5(x, tokenize="unicode61 remove_diacritics 2")')
        connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'row')")
        connection.execute("INSERT INTO t VALUES (?)", (text,))
        found = {term for (term,) in connection.execute("SELECT term FROM v")}
    finally:
        connection.close()
    assert found == set(words(text))


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_query_keeps_its_telling_words_once() -> None:
    assert query_words("What is the Capex and the capex of 2018?") == ["capex", "2018"]
    assert query_words("Wie hoch sind die Emissionen über alles?") == ["hoch", "emissionen", "alles"]
    assert query_words("Quelles sont les émissions à l’échelle du groupe ?") == [
        "emissions", "l", "echelle", "groupe",
    ]  # fmt: skip


def test_a_query_of_stop_words_keeps_them() -> None:
    assert query_words("to be or not to be") == ["to", "be", "or", "not"]
    assert query_words("") == []
