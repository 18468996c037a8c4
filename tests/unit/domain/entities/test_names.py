from __future__ import annotations

import pytest

from aspera.domain.entities.names import company_key, person_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("BEST BUY CO., INC.", ("best buy", "inc")),
        ("Best Buy Co., Inc.", ("best buy", "inc")),
        ("The Boeing Company", ("boeing", "co")),
        ("Ernst & Young LLP", ("ernst and young", "llp")),
        ("Pfizer Limited", ("pfizer", "ltd")),
        ("Amcor Pty Ltd", ("amcor", "ltd")),
        ("Nordhafen", ("nordhafen", "")),
        ("Limited", ("limited", "")),
    ],
)
def test_a_company_without_form_case_and_marks(name: str, key: tuple[str, str]) -> None:
    assert company_key(name) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Corie S. Barry", ("corie barry", "s")),
        ("Matt Bilunas", ("matthew bilunas", "")),
        ("Nicholas (Tom) Long", ("nicholas long", "")),
        ("Frank A. D’Amelio", ("frank d'amelio", "a")),
        ("Sam Hill, Jr.", ("samuel hill", "")),
    ],
)
def test_a_person_by_first_and_last_name(name: str, key: tuple[str, str]) -> None:
    assert person_key(name) == key
