from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aspera.adapters.local.reading.typesetting.elements import (
    Element,
    Grid,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    Verbatim,
)
from aspera.adapters.local.reading.typesetting.pages import typeset
from aspera.domain.geometry import UNITS
from aspera.domain.page import BlockKind, Page, PageSource

ROWS = [["", "2023", "2022"], ["Revenue", "1,200", "1,000"], ["Costs of all that was sold", "800", "(700)"]]


def lines_of(page: Page) -> list[str]:
    return [" ".join(page.words[i] for i in page.line_words(line)) for line in range(len(page.lines))]


def test_elements_become_blocks_of_their_kind() -> None:
    (page,) = typeset([Heading("Report", 0), Heading("Results", 1), Paragraph("Sales rose."), Item("• more")])
    kinds = [block.kind for block in page.blocks]
    assert kinds == [BlockKind.TITLE, BlockKind.SECTION_HEADER, BlockKind.TEXT, BlockKind.LIST]
    assert page.text.text == "Report\nResults\nSales rose.\n• more"
    assert page.source is PageSource.TYPESET


def test_words_stand_side_by_side_and_lines_one_below_another() -> None:
    (page,) = typeset([Paragraph("word " * 60)])
    assert len(page.lines) == 4
    assert all(page.box(i).right < page.box(i + 1).left for i in page.line_words(0)[:-1])
    assert page.box(page.lines[0]).bottom <= page.box(page.lines[1]).top


def test_what_does_not_fit_goes_on_the_next_page() -> None:
    pages = typeset([Paragraph(f"This is paragraph {number}.") for number in range(80)])
    assert [page.number for page in pages] == [1, 2, 3]
    text = "\n".join(page.text.text for page in pages)
    assert text.count("This is paragraph") == 80


def test_a_page_break_begins_a_page_and_makes_no_empty_one() -> None:
    pages = typeset([PageBreak(), Paragraph("one"), PageBreak(), PageBreak(), Paragraph("two"), PageBreak()])
    assert [page.text.text for page in pages] == ["one", "two"]


def test_a_table_is_a_grid_with_its_caption_and_words_in_columns() -> None:
    (page,) = typeset([Paragraph("Income statement ($ in millions)"), Grid(ROWS, 1)])
    (table,) = page.tables
    assert [[table.text(r, c) for c in range(3)] for r in range(3)] == ROWS
    assert (table.caption, table.header_rows, table.label_columns) == (
        "Income statement ($ in millions)",
        1,
        1,
    )
    assert table.grid[1][1].box.left == table.grid[2][1].box.left
    assert lines_of(page)[1:] == ["2023 2022", "Revenue 1,200 1,000", "Costs of all that was sold 800 (700)"]


def test_a_long_table_goes_on_with_its_header() -> None:
    rows = [ROWS[0], *([f"Item {n}", f"{n},000", "1"] for n in range(1, 90))]
    pages = typeset([Grid(rows, 1)])
    tables = [page.tables[0] for page in pages]
    assert len(tables) == 2
    assert all(table.text(0, 1) == "2023" and table.header_rows == 1 for table in tables)
    assert sum(table.rows for table in tables) == 90 + 1
    assert [page.number for page in pages] == [table.page for table in tables]


def test_a_cell_in_several_lines_is_read_before_the_next() -> None:
    long = "an obligation that is described at some length " * 3
    (page,) = typeset([Grid([["Term", "Meaning", "Where"], ["Duty", long, long]], 1)])
    assert page.text.text.count(" ".join(long.split())) == 2
    assert page.tables[0].text(1, 2) == " ".join(long.split())


def test_a_cell_longer_than_a_page_loses_nothing() -> None:
    words = [f"w{number}" for number in range(3000)]
    pages = typeset([Grid([["a", "b"], [" ".join(words), "1"]], 1)])
    assert [word for page in pages for word in page.words if word in set(words)] == words


def test_blanks_of_verbatim_lines_keep_their_width() -> None:
    (page,) = typeset([Verbatim(["Revenue      1,200", "Costs          800"])])
    assert page.box(1).right == page.box(3).right


def test_a_table_as_wide_as_a_printer_is_set_small() -> None:
    (page,) = typeset([Verbatim([" ".join(["Total net sales" + " " * 100, *["1,234"] * 10])])])
    assert len(page.lines) == 1
    assert max(page.boxes[2::4]) < UNITS


elements = st.one_of(
    st.builds(Heading, st.text("ab \t", max_size=40), st.integers(0, 8)),
    st.builds(Paragraph, st.text("abc. ", max_size=400)),
    st.builds(Item, st.text("abc ", max_size=90), st.integers(0, 30)),
    st.builds(Verbatim, st.lists(st.text("ab  \t1", max_size=300), max_size=5)),
    st.builds(PageBreak),
    st.integers(1, 12).flatmap(
        lambda width: st.builds(
            Grid,
            st.lists(
                st.lists(st.text("ab1 ", max_size=60), min_size=width, max_size=width), min_size=1, max_size=9
            ),
            st.integers(0, 2),
        )
    ),
)


@given(st.lists(elements, max_size=8))
def test_every_word_has_a_place_on_a_page(content: list[Element]) -> None:
    pages = typeset(content)
    for page in pages:
        assert len(page.boxes) == 4 * len(page.words)
        boxes = [page.box(i) for i in range(len(page.words))]
        assert all(0 <= b.left < b.right <= UNITS and 0 <= b.top < b.bottom <= UNITS for b in boxes)
        assert [b.first_line for b in page.blocks] == [0, *(b.end_line for b in page.blocks[:-1])][
            : len(page.blocks)
        ]
        assert not page.blocks or page.blocks[-1].end_line == len(page.lines)
    assert pages == typeset(content)
