"""Words of a page replaced, taken away, written twice."""

from __future__ import annotations

from aspera.domain.page import Page
from aspera.domain.page_edit import PageEdit, edited, has_room
from tests.drawing import page_of

STATEMENT = """
    Results for the year

                      2023     2022
    Net sales        1,200    1,100
    Other income       300      250
    Total revenue    1,500    1,350

    End of the page.
"""


def page() -> Page:
    return edited(page_of(STATEMENT), PageEdit(1))


def words_of_row(name: str) -> tuple[int, ...]:
    first = page().words.index(name)
    return tuple(page().line_words(page().line_of(first)))


def numbers(changed: Page) -> list[list[str]]:
    table = changed.tables[0]
    return [[table.text(row, column) for column in range(1, table.columns)] for row in range(1, table.rows)]


def test_a_replaced_word_stands_in_the_table_that_is_read_anew() -> None:
    word = page().words.index("1,100")
    changed = edited(page(), PageEdit(1, {word: "1,010"}))
    assert numbers(changed) == [["1,200", "1,010"], ["300", "250"], ["1,500", "1,350"]]
    assert changed.box(word) == page().box(word)


def test_words_that_are_taken_away_leave_no_line_behind() -> None:
    changed = edited(page(), PageEdit(1, dict.fromkeys(words_of_row("Other"), "")))
    assert numbers(changed) == [["1,200", "1,100"], ["1,500", "1,350"]]
    assert len(changed.lines) == len(page().lines) - 1
    assert changed.text.text.endswith("End of the page.")


def test_a_repeated_row_stands_below_itself_and_moves_what_follows() -> None:
    row = words_of_row("Other")
    pitch = page().box(row[0]).height * 5 // 4
    changed = edited(page(), PageEdit(1, repeated=row, pitch=pitch))
    assert numbers(changed) == [["1,200", "1,100"], ["300", "250"], ["300", "250"], ["1,500", "1,350"]]
    assert changed.box(len(changed.words) - 1).top == page().box(len(page().words) - 1).top + pitch


def test_blocks_cover_all_lines_after_every_edit() -> None:
    row = words_of_row("Other")
    for edit in (PageEdit(1, dict.fromkeys(row, "")), PageEdit(1, repeated=row, pitch=1000)):
        changed = edited(page(), edit)
        covered = [line for block in changed.blocks for line in range(block.first_line, block.end_line)]
        assert covered == list(range(len(changed.lines)))


def test_there_is_no_room_for_what_would_leave_the_page() -> None:
    row = words_of_row("Other")
    assert has_room(page(), PageEdit(1, repeated=row, pitch=1000))
    assert not has_room(page(), PageEdit(1, repeated=row, pitch=99_000))


def test_more_letters_than_a_narrow_word_has_room_for_make_it_wider_to_the_left() -> None:
    drawn = page_of("""
        Results for the year

                      2023     2022
        Net sales        6        7
        Other income     5        8
        Total revenue   11       15
    """)
    word = drawn.words.index("8")
    changed = edited(drawn, PageEdit(1, {word: "8,000"}))
    assert changed.box(word).right == drawn.box(word).right
    assert changed.box(word).width == 5 * drawn.box(word).width
    assert numbers(changed)[1] == ["5", "8,000"]
