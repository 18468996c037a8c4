from __future__ import annotations

from aspera.domain.geometry import Box
from aspera.domain.page import Block, BlockKind, Page, PageSource, line_boxes

PAGE = Page(
    number=3,
    width=595,
    height=842,
    source=PageSource.TEXT_LAYER,
    words=["Our", "sustain-", "able", "goals", "2019-", "2024", "We", "grew."],
    boxes=[edge for i in range(8) for edge in (1000 * i, 500 * i, 1000 * i + 900, 500 * i + 400)],
    lines=[0, 2, 5, 6],
    blocks=[Block(BlockKind.TEXT, 0, 3), Block(BlockKind.TEXT, 3, 4)],
)


def test_words_are_parted_by_blanks_and_blocks_by_newlines() -> None:
    assert PAGE.text.text == "Our sustainable goals 2019- 2024\nWe grew."


def test_a_word_broken_at_a_line_end_is_joined_but_a_range_of_years_is_not() -> None:
    assert "sustainable" in PAGE.text.text
    assert "2019- 2024" in PAGE.text.text


def test_characters_lead_back_to_words_and_boxes() -> None:
    start = PAGE.text.text.index("sustainable")
    words = PAGE.text.words_in(start, start + len("sustainable"))
    assert [PAGE.words[w] for w in words] == ["sustain-", "able"]
    assert PAGE.text.boxes_in(start, start + len("sustainable")) == (PAGE.box(1), PAGE.box(2))


def test_boxes_of_one_line_are_joined() -> None:
    start = PAGE.text.text.index("able goals")
    assert PAGE.text.boxes_in(start, start + len("able goals")) == (Box(2000, 1000, 3900, 1900),)


def test_every_word_leads_to_itself() -> None:
    for index, start in enumerate(PAGE.text.starts):
        assert list(PAGE.text.words_in(start, start + 1)) == [index]


def test_lower_case_text_keeps_its_length() -> None:
    page = Page(1, 1, 1, PageSource.TEXT_LAYER, ["İZMİR", "ABC"], [0, 0, 1, 1] * 2, [0], [])
    assert len(page.text.lower) == len(page.text.text)
    assert "abc" in page.text.lower


def test_plain_text_is_ascii_and_keeps_its_length() -> None:
    page = Page(1, 1, 1, PageSource.TEXT_LAYER, ["“Green”", "ABC"], [0, 0, 1, 1] * 2, [0], [])
    assert page.text.plain == "?green? abc"


def test_words_of_several_lines_have_a_box_for_each() -> None:
    assert line_boxes(PAGE, range(1, 6)) == (PAGE.box(1), Box(2000, 1000, 4900, 2400), PAGE.box(5))
    assert line_boxes(PAGE, range(3, 3)) == ()
