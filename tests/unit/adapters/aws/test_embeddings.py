from __future__ import annotations

import math
from pathlib import Path

import pytest

from aspera.adapters.aws.embeddings import TitanEmbeddings
from aspera.domain.errors import InvalidInput, Unanswered, Unavailable
from tests.bedrock_recordings import Bedrock, failure, recorded


@pytest.mark.samples
def test_a_recorded_answer_becomes_a_vector_of_unit_length(samples: Path) -> None:
    bedrock = Bedrock(*recorded(samples / "aws_api/bedrock/test_titan_v2_with_dimensions.yaml"))
    (vector,) = TitanEmbeddings(bedrock.client, 256).embed(["Test embedding dimensions"])
    assert len(vector) == 256
    assert math.isclose(math.fsum(x * x for x in vector), 1.0, rel_tol=1e-4)
    assert bedrock.paths == ["/model/amazon.titan-embed-text-v2:0/invoke"]
    assert bedrock.bodies == [
        {"inputText": "Test embedding dimensions", "dimensions": 256, "normalize": True}
    ]


def answer(*vector: float) -> tuple[int, dict[str, object], dict[str, str]]:
    return 200, {"embedding": list(vector), "inputTextTokenCount": 1}, {}


def test_vectors_come_in_the_order_of_their_texts() -> None:
    bedrock = Bedrock(answer(1.0, 0.0), answer(0.0, 1.0))
    assert TitanEmbeddings(bedrock.client, 2, together=1).embed(["a", "b"]) == [(1.0, 0.0), (0.0, 1.0)]


def test_a_text_without_words_costs_nothing() -> None:
    bedrock = Bedrock(answer(1.0, 0.0))
    assert TitanEmbeddings(bedrock.client, 2).embed([" \n", ""]) == [(0.0, 0.0), (0.0, 0.0)]
    assert bedrock.bodies == []


def test_a_text_that_is_too_long_is_embedded_by_its_beginning() -> None:
    bedrock = Bedrock(answer(1.0, 0.0))
    TitanEmbeddings(bedrock.client, 2).embed(["x" * 60_000])
    assert len(bedrock.bodies[0]["inputText"]) == 20_000


def test_throttling_is_unavailable_and_a_model_without_access_is_the_users_to_mend() -> None:
    for code, expected in (("ThrottlingException", Unavailable), ("AccessDeniedException", InvalidInput)):
        with pytest.raises(expected):
            TitanEmbeddings(Bedrock(failure(code)).client, 2).embed(["a"])


@pytest.mark.parametrize("reply", [(200, b"not json", {}), (200, {"embedding": [1.0]}, {}), (200, {}, {})])
def test_an_answer_that_is_no_vector_is_not_taken_for_one(reply: tuple[int, object, dict[str, str]]) -> None:
    with pytest.raises(Unanswered):
        TitanEmbeddings(Bedrock(reply).client, 2).embed(["a"])
