from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.geometry import UNITS, Box
from aspera.domain.layout import find_blocks, without_headings_in_tables
from aspera.domain.page import Block, BlockKind, Page, PageSource
from aspera.domain.table import Cell, Table

WIDTH, HEIGHT = 612.0, 792.0
SIZE = 10.0


class Layout:
    """Lines set one below another, in points; `find` says what blocks they are."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.boxes: list[int] = []
        self.starts: list[int] = []
        self.bold: list[bool] = []
        self.top = 90.0

    def line(
        self,
        text: str,
        size: float = SIZE,
        bold: bool = False,
        left: float = 72.0,
        space: float = 1.0,
        at: float | None = None,
    ) -> Layout:
        top = self.top + space if at is None else at
        self.starts.append(len(self.words))
        self.bold.append(bold)
        for word in text.split():
            right = left + len(word) * size * 0.5
            edges = (left / WIDTH, top / HEIGHT, right / WIDTH, (top + size) / HEIGHT)
            self.words.append(word)
            self.boxes += [round(edge * UNITS) for edge in edges]
            left = right + size * 0.3
        if at is None:
            self.top = top + size
        return self

    def body(self, lines: int = 6, space: float = 8.0) -> Layout:
        """A paragraph of full lines."""
        for number in range(lines):
            self.line(
                "the quick brown fox jumps over the lazy dog and then it runs",
                space=space if not number else 1,
            )
        self.words[-1] += "."
        return self

    def find(self) -> list[tuple[BlockKind, str]]:
        blocks = find_blocks(self.words, self.boxes, self.starts, self.bold, WIDTH, HEIGHT)
        ends = [*self.starts, len(self.words)]
        return [
            (block.kind, " ".join(self.words[ends[block.first_line] : ends[block.end_line]]))
            for block in blocks
        ]

    def kinds(self) -> list[BlockKind]:
        return [kind for kind, _ in self.find()]


def test_a_paragraph_is_one_block() -> None:
    assert Layout().body().kinds() == [BlockKind.TEXT]


def test_a_wider_space_parts_paragraphs() -> None:
    assert Layout().body().body().kinds() == [BlockKind.TEXT] * 2


def test_a_bold_line_is_a_heading() -> None:
    found = Layout().body().line("Liquidity and capital resources", bold=True, space=8).body().find()
    assert found[1] == (BlockKind.SECTION_HEADER, "Liquidity and capital resources")


def test_where_all_is_bold_nothing_is_a_heading() -> None:
    layout = Layout()
    for _ in range(8):
        layout.line("the quick brown fox jumps over the lazy dog and then it runs", bold=True)
    assert BlockKind.SECTION_HEADER not in layout.kinds()


def test_large_type_is_a_title_and_larger_type_a_heading() -> None:
    layout = Layout().line("Annual Report 2023", size=24).line("Our business", size=13, space=14).body()
    assert layout.kinds() == [BlockKind.TITLE, BlockKind.SECTION_HEADER, BlockKind.TEXT]


def test_a_numbered_line_is_a_heading_without_any_weight() -> None:
    found = Layout().body().line("Item 1A. Risk Factors", space=8).body().find()
    assert found[1] == (BlockKind.SECTION_HEADER, "Item 1A. Risk Factors")


def test_a_row_of_a_contents_page_is_no_heading() -> None:
    assert Layout().body().line("Item 1A. Risk Factors 12", space=8).body().kinds() == [BlockKind.TEXT] * 3


def test_a_bold_total_is_no_heading() -> None:
    layout = Layout().body().line("Total assets 15,803 17,504", bold=True, space=8).body()
    assert BlockKind.SECTION_HEADER not in layout.kinds()


def test_items_of_a_list_are_blocks_of_their_own() -> None:
    layout = Layout().body().line("• more stores", space=8).line("• fewer returns").line("(a) lower rents")
    assert layout.kinds() == [BlockKind.TEXT, BlockKind.LIST, BlockKind.LIST, BlockKind.LIST]


def test_running_head_foot_and_page_number_are_told_from_the_text() -> None:
    layout = (
        Layout().line("Table of Contents", at=30).body().line("Acme Corporation", at=745).line("17", at=770)
    )
    assert layout.kinds() == [BlockKind.HEADER, BlockKind.TEXT, BlockKind.FOOTER, BlockKind.PAGE_NUMBER]


def test_a_heading_at_the_top_of_a_page_stays_a_heading() -> None:
    layout = Layout().line("Item 1A. Risk Factors", bold=True, at=30).body()
    assert layout.kinds()[0] is BlockKind.SECTION_HEADER


def test_text_down_to_the_lower_edge_is_no_foot() -> None:
    layout = Layout()
    layout.top = 680.0
    assert layout.body(lines=8).kinds() == [BlockKind.TEXT]


def test_a_page_number_need_not_stand_at_the_edge() -> None:
    layout = Layout().body().line("39", left=300, at=400)
    assert layout.kinds() == [BlockKind.TEXT, BlockKind.PAGE_NUMBER]


def test_another_font_in_the_middle_of_a_sentence_does_not_cut_it() -> None:
    layout = Layout().line("we have sealed an innovative partnership with a company that shares its")
    layout.line("access network with us and others in Europe and elsewhere in the world", size=12)
    assert layout.kinds() == [BlockKind.TEXT]


def test_a_word_along_the_margin_is_no_heading() -> None:
    layout = Layout().body()
    layout.words.append("PROPOSALS")
    layout.starts.append(len(layout.words) - 1)
    layout.bold.append(False)
    layout.boxes += [1000, 40000, 2500, 52000]
    assert layout.kinds()[-1] is BlockKind.TEXT


def test_a_heading_inside_a_table_is_text() -> None:
    box = Box(10000, 10000, 60000, 40000)
    table = Table(1, box, "", 0, 1, ((Cell(0, 0, "Assets", Box(10000, 10000, 20000, 12000)),),))
    words, boxes = ["Assets", "Heading"], [10000, 10000, 20000, 12000, 10000, 60000, 20000, 62000]
    blocks = [Block(BlockKind.SECTION_HEADER, 0, 1), Block(BlockKind.SECTION_HEADER, 1, 2)]
    page = Page(1, WIDTH, HEIGHT, PageSource.TEXT_LAYER, words, boxes, [0, 1], blocks, [table])
    assert [b.kind for b in without_headings_in_tables(page).blocks] == [
        BlockKind.TEXT,
        BlockKind.SECTION_HEADER,
    ]
    assert without_headings_in_tables(replace(page, tables=[])).blocks == blocks


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["Item 1.", "• a b", "12", "Page 3 of 4", "Total 1 2", "A B C D", "word", "end."]
            ),
            st.floats(4, 40),
            st.booleans(),
            st.floats(0, 780),
        ),
        min_size=1,
        max_size=20,
    )
)
def test_blocks_cover_all_lines_in_order(lines: list[tuple[str, float, bool, float]]) -> None:
    layout = Layout()
    for text, size, bold, at in lines:
        layout.line(text, size=size, bold=bold, at=at)
    blocks = find_blocks(layout.words, layout.boxes, layout.starts, layout.bold, WIDTH, HEIGHT)
    assert blocks[0].first_line == 0 and blocks[-1].end_line == len(lines)
    assert all(a.end_line == b.first_line for a, b in pairwise(blocks))
    assert all(block.first_line < block.end_line for block in blocks)
