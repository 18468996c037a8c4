"""What a claim leaves out stands in a note; what a note says in support counts."""

from __future__ import annotations

import pytest

from aspera.agents.greenwashing.notes import Notes, marks_of
from tests.drawing import page_of
from tests.unit.agents.greenwashing.test_agent import conclude


def test_an_exclusion_in_a_note_is_shown_with_the_claim() -> None:
    found = conclude(
        page_of("We reduced our carbon emissions by 12 % since 2019.(1)\n\n(1) Excluding our plants in Asia.")
    )
    (finding,) = found.proposals
    assert finding.rule == "S05"
    assert [q.quote for q in finding.quotations][1] == "Excluding our plants in Asia."


@pytest.mark.parametrize(
    "text",
    [
        "We reduced our carbon emissions by 12 % since 2019.(1)\n\n(1) Calculated by the market-based method.",
        "We reduced our carbon emissions by 12 % since 2019.(1)\n\n(2) Excluding our plants in Asia.",
        "We reduced our carbon emissions, excluding Asia, by 12 % since 2019.(1)\n\n(1) Excluding our plants in Asia.",
        "We reduced our carbon emissions by 12 % since 2019.(1) Asia is excluded, excluding it is usual.\n\n"
        "(1) Excluding our plants in Asia.",
        "We spent € 3 billion(1) on renewable energy and reduced our emissions.\n\n(1) Excluding VAT.",
        "Our staff grew by 12 % since 2019.(1)\n\n(1) Excluding our plants in Asia.",
    ],
)
def test_no_boundary_is_hidden(text: str) -> None:
    assert "S05" not in {proposal.rule for proposal in conclude(page_of(text)).proposals}


@pytest.mark.parametrize(
    ("sentence", "marks"),
    [
        ("reduced emissions1 by", ("1",)),
        ("by 4.2% 2 between 2021 and 2023", ("2",)),
        ("recycling activities 3 , where", ("3",)),
        ("our plants (a) and sites (b).", ("a", "b")),
        ("net zero¹", ("1",)),
        ("our target*", ("*",)),
        ("in 2019.(4)", ("4",)),
        ("scope 1 and 2 emissions of CO2 and m3 by 12 % in 2023", ()),
        ("see note (3)", ()),
    ],
)
def test_footnote_marks_are_read(sentence: str, marks: tuple[str, ...]) -> None:
    assert marks_of(sentence) == marks


def test_notes_in_one_block_are_told_apart() -> None:
    page = page_of("1 Through power purchase agreements. 2 Market-based.\n\n3 Excluding energy-from-waste.")
    notes = Notes(page).by_mark
    assert {mark: note.text for mark, note in notes.items()} == {
        "1": "Through power purchase agreements.",
        "2": "Market-based.",
        "3": "Excluding energy-from-waste.",
    }


def test_a_note_supports_the_claim_that_it_belongs_to() -> None:
    claim = "We will reduce our energy consumption by 30 % by 2030.(1)"
    far = "We make pumps. They are blue. They are loud.\n\n"
    assert [p.rule for p in conclude(page_of(f"{claim} {far}(2) Against 2017 levels.")).proposals] == ["F02"]
    assert conclude(page_of(f"{claim} {far}(1) Against 2017 levels.")).proposals == ()
