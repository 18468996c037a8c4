from __future__ import annotations

from aspera.evaluation.paragraphs import blank_page, with_paragraph
from tests.drawing import page_of

SENTENCE = (
    "We identified a material weakness in our internal control over financial reporting as of June 30, 2023."
)


def test_a_paragraph_stands_by_itself_below_what_was_there() -> None:
    page = with_paragraph(page_of("We sell shoes in many towns."), SENTENCE)
    assert page.text.text == f"We sell shoes in many towns.\n{SENTENCE}"
    assert len(page.boxes) == 4 * len(page.words)
    assert page.blocks[-1].end_line == len(page.lines)


def test_a_paragraph_on_an_empty_page_is_all_its_text() -> None:
    assert with_paragraph(blank_page(), SENTENCE).text.text == SENTENCE
