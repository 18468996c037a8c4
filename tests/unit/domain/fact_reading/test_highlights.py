"""Figures set large, with their labels."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.document import NumberLocale
from aspera.domain.fact_reading.headlines import headline_facts
from aspera.domain.fact_reading.highlights import highlights
from aspera.domain.page import Block, BlockKind, Page, PageSource
from tests.drawing import page_of

Line = tuple[str, float, float, float]
"""Words, left, top and size in points."""

BODY: Sequence[Line] = [
    (f"Some words of the report in line {n} of its text", 50, 500 + 12 * n, 9) for n in range(12)
]


def sheet(*lines: Line, body: Sequence[Line] = BODY) -> Page:
    width, height = 600.0, 800.0
    words: list[str] = []
    boxes = array("i")
    starts: list[int] = []
    for text, left, top, size in (*lines, *body):
        starts.append(len(words))
        for word in text.split():
            right = left + size * len(word) / 2
            edges = left / width, top / height, right / width, (top + size) / height
            words.append(word)
            boxes.extend(round(100_000 * edge) for edge in edges)
            left = right + size / 4
    blocks = [Block(BlockKind.TEXT, line, line + 1) for line in range(len(starts))]
    return Page(1, width, height, PageSource.TEXT_LAYER, words, boxes, starts, blocks)


def told(page: Page) -> list[tuple[str, str]]:
    return [(item.figure, item.label) for item in highlights(page)]


def test_the_words_below_above_and_beside_a_large_figure_are_its_label() -> None:
    below = sheet(("€44.1 bn", 50, 50, 28), ("of revenue in 2023", 50, 82, 9))
    above = sheet(("TOTAL ASSETS", 50, 40, 9), ("$1.72 billion", 50, 52, 28))
    beside = sheet(("298 m", 50, 50, 28), ("customers", 120, 66, 9))
    assert told(below) == [("€44.1 bn", "of revenue in 2023")]
    assert told(above) == [("$1.72 billion", "TOTAL ASSETS")]
    assert told(beside) == [("298 m", "customers")]


def test_a_label_of_several_lines_is_read_as_a_whole_and_the_next_box_is_not() -> None:
    page = sheet(
        ("34.1%", 50, 50, 28), ("women in", 50, 82, 9), ("management networks", 50, 93, 9),
        ("137,000", 300, 50, 28), ("employees", 300, 82, 9),
    )  # fmt: skip
    assert told(page) == [("34.1%", "women in management networks"), ("137,000", "employees")]


def test_two_boxes_of_one_line_are_two_figures() -> None:
    page = sheet(
        ("137,000", 50, 50, 28), ("34.1%", 300, 50, 28), ("employees", 50, 82, 9), ("women", 300, 82, 9)
    )
    assert told(page) == [("137,000", "employees"), ("34.1%", "women")]


def test_a_figure_between_two_labels_goes_by_its_neighbours_or_is_left_out() -> None:
    between = [("Energy used", 50, 38, 9.0), ("5,512", 50, 50, 28.0), ("Water used", 50, 80, 9.0)]
    clear = [("Waste", 300, 38, 9.0), ("1,204", 300, 50, 28.0)]
    assert told(sheet(*between)) == []
    assert told(sheet(*between, *clear))[0] == ("5,512", "Energy used")


@pytest.mark.parametrize("heading", ["3 Risk factors", "2.3.59 Command codes", "2023", "Chapter 12"])
def test_headings_and_years_are_no_figures(heading: str) -> None:
    page = sheet((heading, 50, 50, 28), ("words of its own below it", 50, 82, 9))
    assert [fact.printed for fact in headline_facts(page, NumberLocale.POINT, 2023)] == []


def test_a_figure_is_of_the_period_that_its_label_names_or_of_the_year_reported_on() -> None:
    named = sheet(("MARKET CAP", 50, 38, 9), ("$161.6 MILLION", 50, 50, 28), ("DECEMBER 31, 2022", 50, 80, 9),
                  ("STAFF", 400, 38, 9), ("1,230", 400, 50, 28))  # fmt: skip
    (cap, staff) = headline_facts(named, NumberLocale.POINT, 2021)
    assert (cap.label, cap.period, cap.value, cap.unit) == ("market cap", "2022-12-31", 161_600_000, "USD")
    assert (staff.label, staff.period, staff.value) == ("staff", "2021", 1230)
    assert [fact.source for fact in (cap, staff)] == ["headline", "headline"]


@pytest.mark.parametrize(
    "label", ["jobs created since 2019", "cut in emissions between 2015 and 2023", "our target for waste"]
)
def test_a_figure_of_several_years_or_of_a_target_is_left_out(label: str) -> None:
    page = sheet(("37.4%", 50, 50, 28), (label, 50, 82, 9))
    assert headline_facts(page, NumberLocale.POINT, 2023) == []


def test_the_base_of_a_change_is_not_its_period_and_stays_in_the_label() -> None:
    page = sheet(("37.4%", 50, 50, 28), ("less waste compared with 2015", 50, 82, 9))
    (fact,) = headline_facts(page, NumberLocale.POINT, 2023)
    assert (fact.period, fact.label) == ("2023", "less waste base2015")


def test_without_a_year_there_is_no_fact() -> None:
    page = sheet(("137,000", 50, 50, 28), ("employees", 50, 82, 9))
    assert headline_facts(page, NumberLocale.POINT, None) == []


def test_a_page_of_one_size_has_no_large_figures() -> None:
    assert highlights(page_of("Revenue was 4,212 in 2023\n\nAnd 3,900 in 2022.")) == []


def test_the_quote_is_the_pages_own_text() -> None:
    page = sheet(("€44.1 bn", 50, 50, 28), ("of revenue in 2023", 50, 82, 9))
    (fact,) = headline_facts(page, NumberLocale.POINT, 2023)
    assert fact.quote in page.text.text and fact.quote.split() == "€44.1 bn of revenue in 2023".split()


_SIZES = st.sampled_from([0.0, 6.0, 9.0, 14.0, 28.0, 60.0])
_TEXTS = st.sampled_from(
    [
        "137,000",
        "€44.1 bn",
        "45 %",
        "employees of the group",
        "in 2023",
        "Scope 1",
        "-93 %",
        "298 m",
        "1",
        "—",
        "٣٤٥",
    ]
)
_LINES = st.lists(st.tuples(_TEXTS, st.floats(0, 580), st.floats(0, 780), _SIZES), max_size=14)


@given(_LINES)
def test_any_layout_is_read_the_same_twice_and_every_quote_stands_on_the_page(lines: list[Line]) -> None:
    page = sheet(*lines)
    facts = headline_facts(page, NumberLocale.POINT, 2023)
    assert facts == headline_facts(sheet(*lines), NumberLocale.POINT, 2023)
    assert all(fact.quote in page.text.text and fact.printed.split()[0] in fact.quote for fact in facts)
    assert len({fact.place for fact in facts}) == len(facts)


def test_a_page_of_a_thousand_large_figures_is_given_up() -> None:
    page = sheet(*((f"{n + 100}", 20.0 * (n % 25), 20.0 * (n // 25), 12.0) for n in range(1000)),
                 body=[("small", 1, 1, 2.0)] * 2500)  # fmt: skip
    assert highlights(page) == []
