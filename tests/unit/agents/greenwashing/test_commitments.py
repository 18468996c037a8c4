from __future__ import annotations

import pytest

from aspera.agents.greenwashing.commitments import describe_cheap_talk, is_commitment, is_specific


@pytest.mark.parametrize(
    ("sentence", "commitment", "specific"),
    [
        ("We are committed to protecting the planet.", True, False),
        ("We will cut emissions by 40 % by 2030.", True, True),
        ("Our goal covers scope 3.", True, True),
        ("We cut emissions.", False, False),
    ],
)
def test_a_commitment_is_specific_when_it_can_be_checked(
    sentence: str, commitment: bool, specific: bool
) -> None:
    assert (is_commitment(sentence), is_specific(sentence)) == (commitment, specific)


def test_the_index_is_given_with_its_counts() -> None:
    counts = {"commitments": 8, "nonspecific commitments": 6}
    assert describe_cheap_talk(counts).startswith("0.75 (6 of 8 ")
    assert describe_cheap_talk({}) == "no environmental commitments found"
