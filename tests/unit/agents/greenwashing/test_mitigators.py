from __future__ import annotations

import pytest

from aspera.agents.greenwashing.matching import match_rules, support_near
from aspera.agents.greenwashing.mitigators import (
    find_support,
    note_headings,
    note_references,
    page_references,
)
from aspera.agents.greenwashing.rules import rule_book
from tests.drawing import page_of

KEYS = tuple(rule_book().mitigators)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Emissions fell by 12.5 %.", "num"),
        ("We planted 3,000 trees.", "num"),
        ("a reduction of 4.2 million tonnes", "num"),
        ("over a 2009 baseline", "base"),
        ("between 2015 and 2023", "base"),
        ("compared with 2015", "base"),
        ("scopes 1 and 2", "scope"),
        ("scope 1, 2 and 3", "scope3"),
        ("under the GHG Protocol", "std"),
        ("targets validated by the SBTi", "sbti"),
        ("with limited assurance", "assur"),
        ("our transition plan with milestones", "plan"),
        ("FSC-certified", "cert"),
        ("a life-cycle assessment", "method"),
        ("80 % of our products", "share"),
        ("than the previous model", "comp"),
        ("the residual emissions", "resid"),
    ],
)
def test_support_is_found(text: str, key: str) -> None:
    assert key in find_support(text, KEYS)


@pytest.mark.parametrize("text", ["We spent $500 million.", "It works well.", "In section 3.4 we explain."])
def test_money_and_numbering_are_no_support(text: str) -> None:
    assert find_support(text, KEYS) == ()


@pytest.mark.parametrize(
    ("text", "pages", "notes"),
    [
        ("initiatives (see p. 45), also see page 12", (45, 12), ()),
        ("see pages 43-45 and 50", (43, 44, 45, 50), ()),
        ("the plan on page 7 (pp. 8, 9)", (7, 8, 9), ()),
        ("as set out in Note 12, see also notes 3 and 4", (), (12, 3, 4)),
        ("see pages 10-2000", (10, 2000), ()),
        ("our 12 pages of notes", (), ()),
    ],
)
def test_pages_and_notes_that_are_referred_to_are_named(
    text: str, pages: tuple[int, ...], notes: tuple[int, ...]
) -> None:
    assert page_references(text) == pages
    assert note_references(text) == notes


def test_a_note_s_heading_is_told_from_a_sentence() -> None:
    text = "Note 12 Emissions\n\nIn note 3 we explain more.\n\n14 plants were closed."
    assert note_headings(page_of(text)) == (12,)


def test_a_claim_does_not_support_itself_but_its_neighbours_do() -> None:
    sentence = "We will be net zero by 2040."
    match = match_rules(sentence, rule_book().rules, True, ())[0]
    assert match.rule.id == "F01"
    assert support_near(sentence, match, "", "") == ()
    assert support_near(sentence, match, "Scope 3 is included.", "Our base year is 2019.") == (
        "base",
        "scope",
    )
