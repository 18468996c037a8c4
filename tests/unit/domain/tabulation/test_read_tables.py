from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.page import Page, PageSource
from aspera.domain.table import Table
from aspera.domain.tabulation import read_tables
from tests.drawing import page_of


def grids(text: str) -> list[list[list[str]]]:
    return [grid(table) for table in read_tables(page_of(text))]


def grid(table: Table) -> list[list[str]]:
    return [[table.text(row, column) for column in range(table.columns)] for row in range(table.rows)]


def only_table(text: str) -> Table:
    tables = read_tables(page_of(text))
    assert len(tables) == 1, [grid(table) for table in tables]
    return tables[0]


def test_a_borderless_statement_is_read_with_its_header() -> None:
    table = only_table("""
        Consolidated Statements of Earnings
        $ in millions

                                         2023         2022
        Revenue                      $ 46,298     $ 51,761
        Cost of sales                  36,386       40,121
        Gross profit                    9,912       11,640
    """)
    assert grid(table) == [
        ["", "2023", "2022"],
        ["Revenue", "$ 46,298", "$ 51,761"],
        ["Cost of sales", "36,386", "40,121"],
        ["Gross profit", "9,912", "11,640"],
    ]
    assert (table.header_rows, table.label_columns) == (1, 1)
    assert table.caption == "Consolidated Statements of Earnings $ in millions"


def test_a_header_is_found_above_sub_headings() -> None:
    table = only_table("""
                             January 28, 2023    January 29, 2022
        Assets
        Current assets
          Cash                          1,874               2,936
          Receivables                   1,141               1,042
    """)
    assert table.header_rows == 1
    assert grid(table)[0] == ["", "January 28, 2023", "January 29, 2022"]
    assert [row[0] for row in grid(table)[1:]] == ["Assets", "Current assets", "Cash", "Receivables"]


def test_currency_signs_and_brackets_join_their_number() -> None:
    table = only_table("""
                          2023          2022
        Income      $    1,234    $    1,000
        Loss             (  56 )       (  78 )
        Tax                7 %           8 %
    """)
    assert grid(table)[1:] == [
        ["Income", "$ 1,234", "$ 1,000"],
        ["Loss", "( 56 )", "( 78 )"],
        ["Tax", "7 %", "8 %"],
    ]


def test_new_column_headings_begin_a_new_table() -> None:
    first, second = grids("""
                           2023     2022
        Federal             376      635
        State                63       88

        Components were:
                        Current   Deferred
        Federal             213       33
        State                64       19
    """)
    assert first == [["", "2023", "2022"], ["Federal", "376", "635"], ["State", "63", "88"]]
    assert second == [["", "Current", "Deferred"], ["Federal", "213", "33"], ["State", "64", "19"]]


def test_a_label_that_goes_on_in_lower_case_is_one_row() -> None:
    table = only_table("""
                                            2023     2022
        Selling, general and
          administrative expenses          7,970    8,635
        Restructuring                        147       34
    """)
    assert grid(table)[1] == ["Selling, general and administrative expenses", "7,970", "8,635"]


def test_a_label_may_go_on_below_its_numbers() -> None:
    table = only_table("""
                                            2023     2022
        Equity in the earnings of            970      635
          affiliated companies
        Other                                147       34
    """)
    assert [row[0] for row in grid(table)] == ["", "Equity in the earnings of affiliated companies", "Other"]


def test_a_sub_heading_stays_a_row_of_its_own() -> None:
    table = only_table("""
                                            2023     2022
        Operating activities
        Net earnings                       1,419    2,454
        Investing activities
        Additions                           (930)    (737)
    """)
    assert [row[0] for row in grid(table)[1:]] == [
        "Operating activities",
        "Net earnings",
        "Investing activities",
        "Additions",
    ]


def test_a_wrapped_header_is_one_cell() -> None:
    table = only_table("""
                          Schools        Schools
                         Identified   Not Identified
        Low                  34%            3%
        High                  2%           18%
    """)
    assert grid(table)[0] == ["", "Schools Identified", "Schools Not Identified"]
    assert table.header_rows == 1


def test_a_header_over_several_columns_keeps_its_row() -> None:
    table = only_table("""
                        Payments due by period
                      1 year   3 years   5 years
        Leases           707     1,214       729
        Debt              16        20         4
    """)
    assert table.header_rows == 2
    assert grid(table)[1] == ["", "1 year", "3 years", "5 years"]


def test_what_stands_over_years_that_repeat_is_no_part_of_one_of_them() -> None:
    table = only_table("""
                              Group              Parent
                          2023     2022      2023     2022
        Sales            1,250    1,100       740      702
        Costs              950      901       401      388
        Profit             300      199       339      314
    """)
    assert table.header_rows == 2
    assert [text for text in grid(table)[0] if text] == ["Group", "Parent"]
    assert grid(table)[1] == ["", "2023", "2022", "2023", "2022"]


def test_a_dash_that_stands_off_belongs_to_its_column() -> None:
    table = only_table("""
                        Opened      Closed      Total
        Canada              12         (4)        127
        Mexico             -           -           33
        Total               12         (8)        160
    """)
    assert table.columns == 4
    assert grid(table)[2] == ["Mexico", "-", "-", "33"]


def test_footnote_marks_in_a_column_of_their_own_join_the_number() -> None:
    table = only_table("""
                       2023         2022
        Stores          131          127
        Closed           33 (1)       33 (2)
        Total           164 (1)      160 (2)
    """)
    assert grid(table)[2] == ["Closed", "33 (1)", "33 (2)"]


def test_two_tables_side_by_side_are_two() -> None:
    rows = "\n".join(
        f"Asset number {n:<10} 1,{n}00    2,{n}00        Liability number {n:<10} 3,{n}00    4,{n}00"
        for n in range(1, 10)
    )
    left, right = grids(f"{'':24} 2023     2022 {'':34} 2023     2022\n{rows}")
    assert left[1] == ["Asset number 1", "1,100", "2,100"]
    assert right[1] == ["Liability number 1", "3,100", "4,100"]


def test_running_text_beside_a_table_is_left_out() -> None:
    table = only_table("""
        Approximately a third of the range
        occurs within regions of deposition,
        which does not appear to be a threat       Species      Share
        to this species. However they consume      Kingfisher     29%
        more on a body weight basis than any       Bald Eagle     34%
        other species that was examined here       Osprey         20%
        in any of the regions of the country       Loon           40%
        that were looked at in the last year.
    """)
    assert grid(table) == [
        ["Species", "Share"],
        ["Kingfisher", "29%"],
        ["Bald Eagle", "34%"],
        ["Osprey", "20%"],
        ["Loon", "40%"],
    ]


def test_a_page_number_below_a_table_is_no_row() -> None:
    table = only_table("""
                           2023     2022
        Federal             376      635
        State                63       88
        See the notes to the statements.

                             41
    """)
    assert table.rows == 3


def test_a_total_without_a_label_is_a_row() -> None:
    table = only_table("""
                           2023     2022
        Federal             376      635
        State                63       88
                            439      723
    """)
    assert grid(table)[-1] == ["", "439", "723"]


def test_one_row_under_a_header_is_a_table() -> None:
    table = only_table("""
                                     Year ended December 31,
                                   2017       2016       2015
                                         (in thousands)
        Employee stock options      189      1,545        517
    """)
    assert grid(table)[-1] == ["Employee stock options", "189", "1,545", "517"]


def test_one_row_without_a_header_is_none() -> None:
    assert not grids("""
        The following was paid to employees in the year.

        Employee stock options      189      1,545        517
    """)


def test_a_date_over_years_is_no_part_of_one_of_them() -> None:
    table = only_table("""
                                December 31,
                         2023       2022       2021
        Revenue         1,608      1,545      1,517
        Costs             189        545        517
    """)
    assert grid(table)[:2] == [["", "", "December 31,", ""], ["", "2023", "2022", "2021"]]


def test_a_header_with_a_number_in_it_is_a_header() -> None:
    table = only_table("""
                       January 1    Transfers    December 31
                        Balance     to level 3     Balance
        Corporate            53             33          70
        Municipal            29              8          32
        Total                82             41         102
    """)
    assert table.header_rows == 1
    assert grid(table)[0] == ["", "January 1 Balance", "Transfers to level 3", "December 31 Balance"]


def test_a_column_without_numbers_keeps_its_header() -> None:
    table = only_table("""
                         Total    Level 1    Level 2
        Investments         31         31
        Properties          19         19
        Derivatives         12         12
    """)
    assert grid(table)[0] == ["", "Total", "Level 1", "Level 2"]
    assert grid(table)[1] == ["Investments", "31", "31", ""]


def test_words_in_three_aligned_columns_are_a_table() -> None:
    table = only_table("""
        Requirement        Disclosure               Section
        Governance         Role of the board        Management
        Strategy           Transition plan          Climate
        Metrics            Gross emissions          Environment
    """)
    assert grid(table)[1] == ["Governance", "Role of the board", "Management"]
    assert (table.header_rows, table.label_columns) == (1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The company sold 12 stores in 2023, 14 in 2022 and 3 in 2021.",
        """
        1.   Calculate the trip distance.
        2.   Eliminate idling within each trip.
        3.   Set the acceleration rate.
        """,
        """
        This is the first column     and this is the second one    which leads to a third one
        of a page with text that     that runs on for some more    that has as many lines as
        goes on and on for many      lines than the reader would   the others and is aligned
        lines without any table      care to read, but which are   with them, too, although
        at all in any of its lines   no table in any sense.        nothing of it is tabular.
        """,
        """
        Business ................... 3
        Risk factors ............... 9
        Properties ................ 18
        Legal proceedings ......... 19
        Signatures ................ 77
        """,
    ],
)
def test_what_is_no_table_is_left_alone(text: str) -> None:
    assert read_tables(page_of(text)) == ()


def test_the_marks_of_an_axis_are_no_table() -> None:
    assert not grids("""
        cases       100
        per          80
        100,000      60
        people       40
    """)


def test_a_page_without_words_has_no_table() -> None:
    assert read_tables(Page(1, 612, 792, PageSource.BLANK)) == ()


_WORDS = st.text("ab1(), $%-—.", min_size=1, max_size=8).filter(lambda word: not any(map(str.isspace, word)))


@given(st.lists(st.tuples(_WORDS, st.integers(0, 90_000), st.integers(0, 90_000)), max_size=60))
def test_any_words_are_read_and_every_cell_is_where_its_words_are(words: list[tuple[str, int, int]]) -> None:
    boxes = [edge for _, left, top in words for edge in (left, top, left + 4_000, top + 1_000)]
    page = Page(
        1, 612, 792, PageSource.TEXT_LAYER, [word for word, _, _ in words], boxes, [0] if words else []
    )
    tables = read_tables(page)
    assert tables == read_tables(page)
    for table in tables:
        assert len({len(row) for row in table.grid}) == 1
        for row, cells in enumerate(table.grid):
            for column, cell in enumerate(cells):
                assert cell is None or (cell.row, cell.column) == (row, column)
                assert cell is None or set(cell.text.split()) <= set(page.words)


def test_the_end_of_a_sentence_is_no_caption() -> None:
    table = only_table("""
        and were settled in the year. Amounts by region were as follows:
                                         2023         2022
        Europe                         46,298       51,761
        Asia                           36,386       40,121
    """)
    assert table.caption == "Amounts by region were as follows:"


def test_the_labels_of_a_chart_are_no_table() -> None:
    assert (
        grids("""
        150        272      94
        100        119      80
         50        314      31
    """)
        == []
    )


def test_raised_marks_on_whole_numbers_are_no_page_numbers() -> None:
    table = only_table("""
        Alpha                1²
        Beta                 2²
        Gamma                3²
        Delta                5²
    """)
    assert [row[1] for row in grid(table)] == ["1²", "2²", "3²", "5²"]
