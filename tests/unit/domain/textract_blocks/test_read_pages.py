from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.geometry import UNITS
from aspera.domain.page import PageSource
from aspera.domain.textract_blocks import read_pages

Block = dict[str, Any]


def block(kind: str, id_: str, children: tuple[str, ...] = (), **fields: Any) -> Block:
    made: Block = {"BlockType": kind, "Id": id_, **fields}
    if children:
        made["Relationships"] = [{"Type": "CHILD", "Ids": list(children)}]
    return made


def word(text: str, left: float, top: float) -> Block:
    width = 0.01 * len(text)
    corners = [(left, top), (left + width, top), (left + width, top + 0.01), (left, top + 0.01)]
    return block("WORD", text, Text=text) | {
        "Geometry": {
            "BoundingBox": {"Left": left, "Top": top, "Width": width, "Height": 0.01},
            "Polygon": [{"X": x, "Y": y} for x, y in corners],
        }
    }


def cell(row: int, column: int, *words: str, kinds: tuple[str, ...] = ()) -> Block:
    return block("CELL", f"{row}/{column}", words, RowIndex=row, ColumnIndex=column, EntityTypes=list(kinds))


def sheet() -> list[Block]:
    words = [
        *(word("Years", 0.5, 0.1), word("2023", 0.45, 0.12), word("2022", 0.65, 0.12)),
        *(word("Sales", 0.1, 0.14), word("$", 0.43, 0.14), word("12", 0.45, 0.14), word("11", 0.65, 0.14)),
    ]
    head = ("COLUMN_HEADER",)
    cells = [
        *(cell(1, 1), cell(1, 2), cell(1, 3, "Years", kinds=head), cell(1, 4, kinds=head)),
        *(cell(2, 1), cell(2, 2), cell(2, 3, "2023", kinds=head), cell(2, 4, "2022", kinds=head)),
        *(cell(3, 1, "Sales"), cell(3, 2, "$"), cell(3, 3, "12"), cell(3, 4, "11")),
    ]
    merged = block("MERGED_CELL", "m", ("1/3", "1/4"), RowIndex=1, ColumnIndex=3)
    table = block("TABLE", "t", tuple(one["Id"] for one in cells))
    table["Relationships"].append({"Type": "MERGED_CELL", "Ids": ["m"]})
    lines = [
        block("LINE", "l1", ("Years",)),
        block("LINE", "l2", ("2023", "2022")),
        block("LINE", "l3", ("Sales", "$", "12", "11")),
    ]
    return [*words, *lines, *cells, merged, table]


def test_a_merged_header_stands_over_each_of_its_columns() -> None:
    (page,) = read_pages(sheet())
    (table,) = page.tables
    grid = [[table.text(row, column) for column in range(table.columns)] for row in range(table.rows)]
    assert grid == [["", "Years", "Years"], ["", "2023", "2022"], ["Sales", "$ 12", "11"]]
    assert (table.header_rows, table.label_columns) == (2, 1)


def test_blocks_may_come_in_any_order_and_point_to_nothing() -> None:
    blocks = sheet()
    blocks[-1]["Relationships"][0]["Ids"].append("nowhere")
    (page,) = read_pages(reversed(blocks))
    assert len(page.tables) == 1


def test_a_page_without_lines_is_blank() -> None:
    (page,) = read_pages([block("PAGE", "p", Page=3)])
    assert (page.number, page.source) == (3, PageSource.BLANK)


def test_the_size_given_is_the_size_of_the_page() -> None:
    (page,) = read_pages(sheet(), {1: (595.0, 842.0)})
    assert (page.width, page.height) == (595.0, 842.0)


def test_a_table_of_one_column_is_none() -> None:
    words = [word("a1", 0.1, 0.1), word("b1", 0.1, 0.2)]
    table = block("TABLE", "t", ("1/1", "2/1"))
    lines = [block("LINE", "l1", ("a1",)), block("LINE", "l2", ("b1",))]
    (page,) = read_pages([*words, *lines, cell(1, 1, "a1"), cell(2, 1, "b1"), table])
    assert page.tables == ()


@given(
    st.lists(
        st.fixed_dictionaries(
            {"BlockType": st.sampled_from(["WORD", "LINE", "TABLE", "CELL", "MERGED_CELL"])},
            optional={
                "Id": st.sampled_from("abcdef"),
                "Page": st.sampled_from([None, 1, 2]),
                "Text": st.text(max_size=5),
                "RowIndex": st.integers(0, 4),
                "ColumnIndex": st.integers(0, 4),
                "Relationships": st.lists(
                    st.fixed_dictionaries(
                        {
                            "Type": st.sampled_from(["CHILD", "MERGED_CELL"]),
                            "Ids": st.lists(st.sampled_from("abcdef")),
                        }
                    ),
                    max_size=2,
                ),
                "Geometry": st.fixed_dictionaries(
                    {
                        "BoundingBox": st.fixed_dictionaries(
                            {
                                side: st.floats(-0.5, 1.5, allow_nan=False)
                                for side in ("Left", "Top", "Width", "Height")
                            }
                        )
                    }
                ),
            },
        ),
        max_size=12,
    )
)
def test_damaged_answers_give_pages_with_boxes_on_the_page(blocks: list[Block]) -> None:
    for page in read_pages(blocks):
        assert all(0 <= edge <= UNITS for edge in page.boxes)
        for table in page.tables:
            assert {len(row) for row in table.grid} == {table.columns}


@pytest.mark.parametrize(
    ("row", "reason"),
    [(100_000, "more than 20,000 cells"), (0, "a cell whose row or column is not known")],
)
def test_a_table_that_cannot_be_right_is_given_up_and_said(row: int, reason: str) -> None:
    blocks = sheet()
    next(one for one in blocks if one["Id"] == "3/4")["RowIndex"] = row
    (page,) = read_pages(blocks)
    assert not page.tables
    assert [given_up.reason for given_up in page.unread_tables] == [reason]


@pytest.mark.parametrize("edge", [float("nan"), float("inf"), -float("inf"), 1e300, -7.0])
@pytest.mark.parametrize("side", ["Left", "Top", "Width", "Height"])
def test_a_place_that_is_none_is_put_at_the_edge_of_the_page(side: str, edge: float) -> None:
    blocks = sheet()
    next(one for one in blocks if one["Id"] == "12")["Geometry"]["BoundingBox"][side] = edge
    (page,) = read_pages(blocks)
    assert all(0 <= place <= UNITS for place in page.boxes)
