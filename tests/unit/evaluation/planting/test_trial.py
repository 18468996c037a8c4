"""A slip planted in a document, before an agent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aspera.agents.math.agent import MathAgent
from aspera.domain.document import NumberLocale
from aspera.domain.page import Page
from aspera.domain.page_edit import PageEdit
from aspera.domain.tabulation import read_tables
from aspera.evaluation.math.slips import slips_on
from aspera.evaluation.planting.rehearsal import Rehearsal
from aspera.evaluation.planting.slip import Slip, SlipClass
from aspera.evaluation.planting.trial import changed_words, plant_in_file, plant_in_words
from tests.drawing import page_of

STATEMENT = """
    Consolidated statement of income in thousands

                               2023       2022       2021
    Product sales            61,203     48,117     41,008
    Service revenue          18,944     17,312     15,209
    Licence fees              7,081      6,554      6,020
    Rental income             2,215      1,907      1,833
    Total revenue            89,443     73,890     64,070
"""


@pytest.fixture
def page() -> Page:
    drawn = page_of(STATEMENT)
    return replace(drawn, tables=read_tables(drawn))


@pytest.fixture
def rehearsal(page: Page) -> Rehearsal:
    return Rehearsal.of("report.pdf", [page], MathAgent())


def slip_at(page: Page, text: str, changed: str, kind: SlipClass = SlipClass.DIGIT) -> Slip:
    word = page.words.index(text)
    return Slip(kind, PageEdit(1, {word: changed}), (page.box(word),), True, text)


def test_a_sound_document_is_not_accused(rehearsal: Rehearsal) -> None:
    assert not rehearsal.proven


def test_a_wrong_total_is_found_and_located(rehearsal: Rehearsal, page: Page) -> None:
    trial = plant_in_words(rehearsal, slip_at(page, "73,890", "78,390"))
    assert (trial.is_planted, trial.is_found, trial.is_located, trial.stray) == (True, True, True, 0)


def test_a_finding_about_something_else_is_stray(rehearsal: Rehearsal, page: Page) -> None:
    wrong = slip_at(page, "73,890", "78,390")
    elsewhere = replace(wrong, boxes=(page.box(page.words.index("Licence")),))
    trial = plant_in_words(rehearsal, elsewhere)
    assert (trial.is_found, trial.stray) == (False, 1)


def test_a_slip_that_changes_nothing_is_not_planted(rehearsal: Rehearsal, page: Page) -> None:
    assert changed_words(page, slip_at(page, "73,890", "73,890")) is None
    assert not plant_in_words(rehearsal, slip_at(page, "73,890", "73,890")).is_planted


def test_a_file_that_holds_other_words_than_it_should_is_not_planted(
    rehearsal: Rehearsal, page: Page
) -> None:
    slip = slip_at(page, "73,890", "78,390")
    assert not plant_in_file(rehearsal, slip, lambda _: page).is_planted
    assert not plant_in_file(rehearsal, slip, lambda _: None).is_planted
    assert plant_in_file(rehearsal, slip, lambda s: changed_words(page, s)).is_found


def test_every_class_can_be_planted_and_stays_out_of_headers(page: Page) -> None:
    for kind in (SlipClass.DIGIT, SlipClass.SIGN, SlipClass.SCALE, SlipClass.SWAPPED_COLUMNS):
        slips = list(slips_on(page, NumberLocale.POINT, kind))
        assert slips and all(slip.is_covered for slip in slips)
        header = {page.words.index(year) for year in ("2023", "2022", "2021")}
        assert all(not header & set(slip.edit.texts) for slip in slips)
        assert len({slip.key for slip in slips}) == len(slips)


def test_a_row_is_covered_when_a_sum_adds_it_up(page: Page) -> None:
    rows = list(slips_on(page, NumberLocale.POINT, SlipClass.DROPPED_ROW))
    assert [slip.is_covered for slip in rows] == [True, True, True, True, False]
    changed = [changed_words(page, slip) for slip in rows]
    assert all(one is not None and one.tables[0].rows == page.tables[0].rows - 1 for one in changed)


def test_a_duplicated_row_stands_twice(page: Page) -> None:
    slip = next(iter(slips_on(page, NumberLocale.POINT, SlipClass.DUPLICATED_ROW)))
    changed = changed_words(page, slip)
    assert changed is not None
    assert list(changed.words).count("61,203") == 2
    assert changed.tables[0].rows == page.tables[0].rows + 1
