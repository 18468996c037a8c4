"""aspera.adapters.local.embeddings"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aspera.adapters.local.embeddings import HashedEmbeddings, stem

FINGERPRINT = """
import hashlib, numpy
from aspera.adapters.local.embeddings import HashedEmbeddings
vectors = HashedEmbeddings().embed(["Scope 1 emissions fell by 12%.", "Umsatzerlöse", ""])
print(hashlib.sha256(numpy.round(vectors, 4).tobytes()).hexdigest())
"""


def cosine(one: str, other: str, dimensions: int = 256) -> float:
    first, second = np.asarray(HashedEmbeddings(dimensions).embed([one, other]))
    return float(first @ second)


@pytest.mark.parametrize(
    "family",
    [
        ["emission", "emissions", "emissionen"],
        ["company", "companies"],
        ["risque", "risques"],
        ["process", "processes"],
        ["tax", "taxes"],
        ["verbindlichkeit", "verbindlichkeiten"],
    ],
)
def test_inflected_forms_share_a_stem(family: list[str]) -> None:
    assert len({stem(word) for word in family}) == 1


@pytest.mark.parametrize("word", ["gas", "loss", "analysis", "status", "2023", "12s", "be"])
def test_what_only_looks_inflected_is_left_alone(word: str) -> None:
    assert stem(word) == word


@pytest.mark.parametrize(
    ("one", "other", "foreign"),
    [
        ("emission", "emissions", "inventory"),
        ("Emissionen", "émissions", "Vorräte"),
        ("Treibhausgasemissionen", "Emissionen", "Dividende"),
        ("durable", "durabilité", "trésorerie"),
        ("sustainable", "sustainability", "receivable"),
    ],
)
def test_related_words_are_nearer_than_foreign_ones(one: str, other: str, foreign: str) -> None:
    assert cosine(one, other, 4096) > cosine(one, foreign, 4096) + 0.1


def test_accents_and_case_do_not_matter() -> None:
    assert cosine("ÉMISSIONS", "emissions") == pytest.approx(1.0)


def test_function_words_do_not_count() -> None:
    assert cosine("the emissions of the group", "emissions group") == pytest.approx(1.0)


def test_repeating_a_word_helps_less_and_less() -> None:
    cosines = [cosine("methane", "methane " * times + "inventory") for times in (1, 2, 4, 8, 16)]
    steps = [after - before for before, after in pairwise(cosines)]
    assert all(step > 0 for step in steps)
    assert all(after < before for before, after in pairwise(steps))


def test_unrelated_words_are_nearly_at_right_angles() -> None:
    names = [hashlib.sha256(str(number).encode()).hexdigest()[:9] for number in range(300)]
    vectors = np.asarray(HashedEmbeddings().embed(names))
    cosines = (vectors @ vectors.T)[~np.eye(300, dtype=bool)]
    assert abs(float(cosines.mean())) < 0.01
    assert float(np.abs(cosines).mean()) < 0.1


def test_vectors_are_single_precision() -> None:
    assert np.asarray(HashedEmbeddings().embed(["a word"])).dtype == np.float32


def test_another_process_computes_the_same() -> None:
    runs = [
        subprocess.run([sys.executable, "-c", FINGERPRINT], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert runs[0] == runs[1]


def test_the_dimensions_may_be_chosen_and_are_part_of_the_revision() -> None:
    small, large = HashedEmbeddings(16), HashedEmbeddings(1024)
    assert np.asarray(small.embed(["emissions"])).shape == (1, 16)
    assert np.asarray(large.embed(["emissions"])).shape == (1, 1024)
    assert small.revision != large.revision


@settings(max_examples=50)
@given(st.lists(st.text(), max_size=5))
def test_any_text_has_a_vector_of_length_one_or_zero(texts: list[str]) -> None:
    vectors = np.asarray(HashedEmbeddings(32).embed(texts))
    assert vectors.shape == (len(texts), 32)
    lengths = np.linalg.norm(vectors, axis=1)
    assert all(length == 0 or abs(length - 1) < 1e-5 for length in lengths)
