from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.adapters.local.reading.typesetting.elements import (
    Element,
    Grid,
    Heading,
    Item,
    Paragraph,
    Verbatim,
)
from aspera.adapters.local.reading.typesetting.markdown import plain, read_markdown


def read(text: str) -> list[Element]:
    return list(read_markdown(dedent(text).strip("\n")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Report", [Heading("Report", 0)]),
        ("### Sales ###", [Heading("Sales", 2)]),
        ("Report\n======", [Heading("Report", 0)]),
        ("Results\n-------", [Heading("Results", 1)]),
        ("one\ntwo\n\nthree", [Paragraph("one two"), Paragraph("three")]),
        ("- a\n  b\n* c", [Item("• a b"), Item("• c")]),
        ("1. a\n   - b", [Item("1. a"), Item("• b", 1)]),
        ("```\na  b\n```\nc", [Verbatim(["a  b"]), Paragraph("c")]),
        ("---", []),
        ("> quoted", [Paragraph("quoted")]),
    ],
)
def test_blocks_are_told_apart(text: str, expected: list[Element]) -> None:
    assert read(text) == expected


def test_a_table_is_a_grid_even_right_below_a_paragraph() -> None:
    text = """
        In EUR:
        | Item | 2023 |
        |------|-----:|
        | **Sales** | 1,200 |
        | Costs |
        After it.
    """
    grid = Grid([["Item", "2023"], ["Sales", "1,200"], ["Costs", ""]], 1)
    assert read(text) == [Paragraph("In EUR:"), grid, Paragraph("After it.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**bold** and *slanted* and `code`", "bold and slanted and code"),
        ("see [the report](http://a.b/c) ![logo](x.png)", "see the report logo"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("5** of 7", "5** of 7"),
    ],
)
def test_marks_are_taken_off_and_meanings_kept(text: str, expected: str) -> None:
    assert plain(text) == expected


def words_of(element: Element) -> str:
    match element:
        case Verbatim(lines):
            return " ".join(lines)
        case Grid(rows):
            return " ".join(cell for row in rows for cell in row)
        case Heading(text) | Paragraph(text) | Item(text):
            return text
    return ""


@given(
    st.lists(st.text("ab1. ,", min_size=1, max_size=20), max_size=12),
    st.sampled_from(["", "# ", "- ", "> ", "| "]),
)
def test_no_word_is_lost(lines: list[str], mark: str) -> None:
    read_words = " ".join(
        words_of(element) for element in read_markdown("\n".join(mark + line for line in lines))
    )
    for letter in "ab":
        assert read_words.count(letter) == sum(line.count(letter) for line in lines)
