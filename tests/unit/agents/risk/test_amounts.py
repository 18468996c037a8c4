from __future__ import annotations

from decimal import Decimal

import pytest

from aspera.agents.risk.amounts import amount_at, spelled


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a charge of $1.5 billion, of which €20 million", Decimal(1_500_000_000)),
        ("an impairment of $89,000 in 2022", Decimal(89_000)),
        ("a charge of $1,374 on the tanker", None),
        ("$5,250,000 was paid", Decimal(5_250_000)),
        ("earnings of $2.31 per share", None),
        ("no amount", None),
    ],
)
def test_an_amount_counts_when_its_scale_is_beyond_doubt(text: str, expected: Decimal | None) -> None:
    assert amount_at(text, 0, len(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of $9 million costs, a settlement took $2 million, and rent took $5 million.", Decimal(2_000_000)),
        ("Of $9 million costs, $3 million went into a settlement.", Decimal(3_000_000)),
        ("A settlement of $240 and a loan of $7 million.", None),
    ],
    ids=["the next one behind", "the last one before", "one without a scale hides the next"],
)
def test_the_amount_that_stands_nearest_counts(text: str, expected: Decimal | None) -> None:
    start = text.index("settlement")
    assert amount_at(text, start, start + len("settlement")) == expected


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (89_000, "89,000"),
        (345_000_000, "345 million"),
        (2_800_000_000, "2.8 billion"),
        (10**12, "1 trillion"),
    ],
)
def test_amounts_are_spelled_shortly(amount: int, words: str) -> None:
    assert spelled(Decimal(amount)) == words
