from __future__ import annotations

import re

import pytest

from aspera.agents.compliance.strength import HEADED, INDEX, REFERENCE, STRONG, TITLE_ONLY
from aspera.agents.compliance.substance import (
    ELSEWHERE,
    NONE_STATED,
    NOT_APPLICABLE,
    Heading,
    read_headings,
    sentence_at,
    signal_strength,
)
from tests.drawing import page_of

PATTERN = re.compile(r"Item \d+[A-C]?\W{0,3}[A-Z]\w+")
LONG = "There is a good deal to be said about this, and here it is said at the length that it deserves."


def headings(text: str, is_listing: bool = False) -> list[Heading]:
    page = page_of(text)
    spans = [match.span() for match in PATTERN.finditer(page.text.text)]
    judged = read_headings(page, spans, is_listing)
    return [judged[span] for span in spans]


def strengths(text: str, is_listing: bool = False) -> list[str]:
    return [heading.strength for heading in headings(text, is_listing)]


def test_a_heading_with_text_under_it_is_strong() -> None:
    assert strengths(f"Item 2. Properties\n\n{LONG}\n\nItem 3. Legal Proceedings\n\n{LONG}") == [
        HEADED,
        HEADED,
    ]


def test_a_heading_may_stand_behind_the_number_of_its_part() -> None:
    assert strengths(f"PART I Item 1. Business\n{LONG}") == [HEADED]


def test_a_heading_with_nothing_before_the_next_one_is_only_a_title() -> None:
    assert strengths(f"Item 2. Properties\n\nItem 3. Legal Proceedings\n\n{LONG}") == [TITLE_ONLY, HEADED]


def test_a_heading_at_the_end_of_a_page_goes_on_overleaf() -> None:
    assert strengths(f"{LONG}\n\nItem 2. Properties") == [HEADED]


@pytest.mark.parametrize(
    ("answer", "detail"),
    [
        ("None.", NONE_STATED),
        ("Not applicable.", NOT_APPLICABLE),
        ("[Reserved]", NOT_APPLICABLE),
        ("Incorporated herein by reference.", ELSEWHERE),
        ("Information about it will be included in our Proxy Statement.", ELSEWHERE),
    ],
)
def test_a_short_answer_counts_and_is_remembered(answer: str, detail: str) -> None:
    heading = headings(f"Item 4. Mine Safety\n{answer}\n\nItem 5. Market\n\n{LONG}")[0]
    assert (heading.strength, heading.detail) == (HEADED, detail)


@pytest.mark.parametrize(
    "text",
    [
        f"as is told in Item 2. Properties of this report. {LONG}",
        "Item 1. Business—Government Regulation section of this Form 10-K tells more about this, as was said before.",
        "Item 8. Financial Statements and Supplementary Data in this Annual Report on Form 10-K show more of it.",
    ],
)
def test_a_sentence_that_names_an_item_is_only_a_reference(text: str) -> None:
    assert strengths(text) == [REFERENCE]


def test_a_title_in_quotation_marks_is_only_a_reference() -> None:
    assert strengths(f'Item 3. "Legal Proceedings" and the notes tell more. {LONG}') == [REFERENCE]


def test_a_row_of_the_contents_is_no_heading() -> None:
    text = "Item 2. Properties 15\nItem 3. Legal Proceedings\nof the group 16"
    assert strengths(text, is_listing=True) == [INDEX, INDEX]


def test_a_row_may_say_that_the_item_is_not_applicable() -> None:
    assert headings("Item 2. Properties N/A", is_listing=True)[0].detail == NOT_APPLICABLE


def test_a_heading_above_an_index_of_statements_is_a_heading() -> None:
    text = f"Item 8. Financial Statements\nIndex to the statements\nBalance Sheets 55\nNotes 60\n\n{LONG}"
    assert strengths(text, is_listing=True) == [HEADED]


def test_a_heading_is_quoted_to_the_end_of_its_line() -> None:
    text = f"Item 3. Legal Proceedings of the group\n{LONG}"
    page = page_of(text)
    assert page.text.text[slice(*headings(text)[0].span)] == "Item 3. Legal Proceedings of the group"


def test_a_signal_is_quoted_with_its_sentence() -> None:
    text = page_of("Nothing here. The board oversees climate matters. Nor here.").text
    start = text.text.index("board")
    assert text.text[slice(*sentence_at(text, (start, start + 5)))] == "The board oversees climate matters."


def test_a_long_sentence_is_quoted_in_part_and_in_whole_words() -> None:
    text = page_of("word " * 200 + "climate " + "word " * 200).text
    start = text.text.index("climate") + 2
    quote = text.text[slice(*sentence_at(text, (start, start + 3)))]
    assert quote.startswith("climate word")
    assert quote.endswith("word")
    assert len(quote) <= 310


def test_a_label_with_text_under_it_is_strong_and_one_without_is_a_title() -> None:
    filled = page_of(f"Climate\n\n{LONG}").text
    bare = page_of("Climate\n\nContact us").text
    assert signal_strength(filled, (0, 7), sentence_at(filled, (0, 7))) == STRONG
    assert signal_strength(bare, (0, 7), sentence_at(bare, (0, 7))) == TITLE_ONLY
