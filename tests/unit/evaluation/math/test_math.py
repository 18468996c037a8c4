"""The math agent measured, on pages of our own making."""

from __future__ import annotations

import json

import pytest

from aspera.adapters.memory.corpus import MemoryCorpus
from aspera.domain.page import Page
from aspera.evaluation.math import evaluate
from aspera.evaluation.math.grids import page_of as page_of_grid
from aspera.evaluation.measure import Evaluation, Measure
from tests.drawing import page_of

COVER = """
    UNITED STATES SECURITIES AND EXCHANGE COMMISSION Washington, D.C. 20549

    FORM 10-K

    ANNUAL REPORT PURSUANT TO SECTION 13 OR 15(d) OF THE SECURITIES EXCHANGE ACT OF 1934
    For the fiscal year ended December 31, 2023
"""
INCOME = """
    Consolidated statement of income in thousands

                               2023       2022       2021
    Product sales            61,203     48,117     41,008
    Service revenue          18,944     17,312     15,209
    Licence fees              7,081      6,554      6,020
    Rental income             2,215      1,907      1,833
    Total revenue            89,443     73,890     64,070
"""
GRID = [
    ["", "2019", "2018"],
    ["Automotive", "5,686", "6,092"],
    ["Transportation", "1,221", "1,280"],
    ["Sensors", "914", "918"],
    ["Total", "7,821", "8,290"],
]


def corpus(*pages: str, **contents: bytes) -> MemoryCorpus:
    drawn: list[Page] = [page_of(text, number) for number, text in enumerate(pages, start=1)]
    return MemoryCorpus({"filings/one.pdf": drawn}, contents)


def figures(evaluation: Evaluation, title: str) -> dict[str, Measure]:
    (section,) = [section for section in evaluation.sections if section.title == title]
    return {measure.name: measure for measure in section.measures}


def test_slips_in_a_filing_are_planted_and_mostly_found() -> None:
    evaluation = evaluate(corpus(COVER, INCOME))
    words = figures(evaluation, "Slips in their words, unseen")
    assert words["recall, covered, one wrong number"].count >= 40
    assert (words["recall, covered, one wrong number"].value or 0) > 0.6
    assert words["stray findings per 100 slips"].value is not None
    file = figures(evaluation, "Slips in their PDF files, unseen")
    assert file["recall, covered, digit"].count == 5


def test_a_sound_filing_raises_no_flag_and_a_false_total_is_to_be_judged() -> None:
    sound = evaluate(corpus(COVER, INCOME))
    assert figures(sound, "Financial reports as published, unseen")["flags per 100 equations"].value == 0
    assert not sound.to_judge
    wrong = evaluate(corpus(COVER, INCOME.replace("73,890", "78,390")))
    (finding,) = wrong.to_judge
    assert (finding.document, finding.page) == ("filings/one.pdf", 2)
    assert "78,390" in finding.quote
    assert wrong.exposure["pages"] == 2 and wrong.exposure["equations"] > 0


def test_what_the_folder_lacks_is_said() -> None:
    evaluation = evaluate(MemoryCorpus({}))
    notes = {section.title: section.note for section in evaluation.sections}
    assert "none in this folder" in notes["Financial reports, unseen"]
    assert "verified_sum_columns.jsonl" in notes["Tables with verified sums (TAT-QA)"]


def test_verified_sums_are_found_when_they_are_broken() -> None:
    record = {"table_uid": "a", "table": GRID, "column": 1, "total_row": 4, "addend_rows": [1, 2, 3]}
    content = json.dumps(record).encode()
    evaluation = evaluate(corpus(COVER, **{"datasets/tatqa/verified_sum_columns.jsonl": content}))
    sums = figures(evaluation, "Tables with verified sums (TAT-QA)")
    assert sums["recall"].count == 4


def test_the_same_corpus_gives_the_same_figures() -> None:
    assert evaluate(corpus(COVER, INCOME)) == evaluate(corpus(COVER, INCOME))


def test_a_grid_is_set_on_a_page_with_every_word_in_its_cell() -> None:
    page = page_of_grid(GRID)
    table = page.tables[0]
    assert (table.header_rows, table.label_columns) == (1, 1)
    assert [[table.text(row, column) for column in range(3)] for row in range(5)] == GRID
    assert page.text.text.startswith("2019 2018 Automotive 5,686 6,092")


@pytest.mark.parametrize("grid", [[["", ""]], [["a"], ["b", "1", "2"]], [["total", "1"] * 30] * 40])
def test_odd_grids_are_set_all_the_same(grid: list[list[str]]) -> None:
    page = page_of_grid(grid)
    assert page.tables[0].rows == len(grid)
    assert len(page.boxes) == 4 * len(page.words)
