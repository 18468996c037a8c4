from __future__ import annotations

import pytest

from aspera.domain.entities.people import people


def named(text: str) -> list[tuple[str, str]]:
    return [(one.name, one.role) for one in people(text, 1)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/s/ Ada Holm Ada Holm Chief Executive Officer", [("Ada Holm", "Chief Executive Officer")]),
        ("Ada S. Holm 47 Chief Financial Officer", [("Ada S. Holm", "Chief Financial Officer")]),
        (
            "Ada Holm, our President and Chief Executive Officer",
            [("Ada Holm", "President"), ("Ada Holm", "Chief Executive Officer")],
        ),
        ("said Vice President Émile Roux.", [("Émile Roux", "Vice President")]),
        ("our CEO, Karl von der Heide, said", [("Karl von der Heide", "CEO")]),
        (
            "Michael D’Ambrose, Chief Human Resources Officer",
            [("Michael D’Ambrose", "Chief Human Resources Officer")],
        ),
        ("Ann Lee Bo Ray Director", [("Bo Ray", "Director")]),
        ("Hall Ann J. Hall Director", [("Ann J. Hall", "Director")]),
        ("Vorstandsvorsitzende Anna Weber, Hamburg", [("Anna Weber", "Vorstandsvorsitzende")]),
    ],
)
def test_somebody_is_named_beside_a_role(text: str, found: list[tuple[str, str]]) -> None:
    assert named(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The Board of Directors", "our Chief Executive Officer", "Chief Executive Officer and Director",
        "Form 10-K Director", "Annual Report President", "Audit Committee Chair", "Securities Act Director",
        "New York Director", "nothing at all",
    ],
)  # fmt: skip
def test_capitals_beside_a_role_are_not_yet_a_name(text: str) -> None:
    assert named(text) == []


def test_the_quote_stands_in_the_text() -> None:
    text = "Signatures\nBy: /s/ Ada Holm Ada Holm, Chief Executive Officer\nDate"
    (found,) = people(text, 7)
    assert found.quote in text and "Ada Holm" in found.quote and found.page == 7
