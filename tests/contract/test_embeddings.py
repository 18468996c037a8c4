"""What every adapter of the port `Embeddings` does."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest

from aspera.adapters.local.embeddings import HashedEmbeddings
from aspera.ports.embeddings import Embeddings
from tests.contract.examples import UNICODE

TEXTS = [
    "Scope 1 emissions fell by 12% in 2023.",
    "Net revenue grew by 4% to $46,298 million.",
    "Die Emissionen sind gesunken.",
    UNICODE,
]


@pytest.fixture(params=["hashed"])
def embeddings(request: pytest.FixtureRequest) -> Embeddings:
    return HashedEmbeddings()


def cosine(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def test_each_text_has_a_vector_of_unit_length(embeddings: Embeddings) -> None:
    vectors = embeddings.embed(TEXTS)
    assert len(vectors) == len(TEXTS)
    for vector in vectors:
        assert len(vector) == embeddings.dimensions
        assert math.isclose(cosine(vector, vector), 1.0, rel_tol=1e-5)


def test_no_texts_have_no_vectors(embeddings: Embeddings) -> None:
    assert len(embeddings.embed([])) == 0


@pytest.mark.parametrize("text", ["", " \n", "–", "%%% ---", "\x00"])
def test_a_text_without_words_is_all_zeros(embeddings: Embeddings, text: str) -> None:
    vectors = embeddings.embed(["emissions", text])
    assert not any(vectors[1])
    assert any(vectors[0])


def test_a_vector_does_not_depend_on_its_company(embeddings: Embeddings) -> None:
    together = embeddings.embed(TEXTS)
    for text, vector in zip(TEXTS, together, strict=True):
        alone = embeddings.embed([text])[0]
        assert max(abs(a - b) for a, b in zip(alone, vector, strict=True)) < 1e-6


def test_the_same_text_has_the_same_vector(embeddings: Embeddings) -> None:
    first, second = embeddings.embed(TEXTS), embeddings.embed(TEXTS)
    assert [list(vector) for vector in first] == [list(vector) for vector in second]


def test_what_says_the_same_is_nearer_than_what_does_not(embeddings: Embeddings) -> None:
    query, near, far = embeddings.embed(
        ["How much did greenhouse gas emissions fall?", TEXTS[0], "The board met in Dublin on Tuesday."]
    )
    assert cosine(query, near) > cosine(query, far) + 0.1


def test_a_very_long_text_has_a_vector(embeddings: Embeddings) -> None:
    (vector,) = embeddings.embed(["emissions of many kinds " * 20_000])
    assert math.isclose(cosine(vector, vector), 1.0, rel_tol=1e-5)


def test_a_revision_and_dimensions_are_given(embeddings: Embeddings) -> None:
    assert embeddings.revision
    assert embeddings.dimensions > 0
