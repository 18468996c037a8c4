from __future__ import annotations

from aspera.agents.compliance.content_index import (
    IndexRow,
    PageNumbering,
    index_rows,
    read_index,
    vote_numbering,
)
from aspera.frameworks.loader import load_framework
from tests.drawing import page_of

GRI = load_framework("gri")
INDEX = """
    GRI content index

    GRI 2-1 Organizational details 4

    2-2 Entities included in the reporting 5-6

    2-3 Reporting period, frequency and contact point p. 7, 90

    2-4 Restatements of information Omission: not applicable

    2-5 External assurance confidentiality constraints

    305-1 Direct (Scope 1) GHG emissions in 2023 41
"""


def read(text: str) -> dict[str, IndexRow]:
    return read_index(GRI, index_rows(GRI, page_of(text)))


def test_rows_lead_from_requirements_to_pages() -> None:
    rows = read(INDEX)
    assert rows["2-1"].pages == (4,)
    assert rows["2-2"].pages == (5, 6)
    assert rows["2-3"].pages == (7, 90)
    assert rows["305-1"].pages == (41,)


def test_an_omission_is_read_with_its_reason() -> None:
    rows = read(INDEX)
    assert rows["2-4"].is_excused
    assert rows["2-5"] == IndexRow((), "confidentiality constraints")
    assert not rows["2-5"].is_excused


def test_a_page_that_names_a_few_ids_is_no_index() -> None:
    assert read("See GRI 2-1 on page 4 and 305-1 on page 41.") == {}


def test_printed_numbers_are_led_to_pages_by_a_vote() -> None:
    rows = {name: IndexRow((page,)) for name, page in (("a", 10), ("b", 20), ("c", 30), ("d", 40))}
    shifted = {"a": [12], "b": [22], "c": [32], "d": [7]}
    spreads = {"a": [6], "b": [11], "c": [16]}
    assert vote_numbering(rows, shifted) == PageNumbering(1, 2)
    assert vote_numbering(rows, spreads) == PageNumbering(2, 1)
    assert vote_numbering(rows, {}) == PageNumbering()
