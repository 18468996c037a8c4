"""The consistency agent measured, on pages of our own making."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

from aspera.adapters.memory.corpus import MemoryCorpus
from aspera.agents.consistency.agent import ConsistencyAgent
from aspera.domain.geometry import Box
from aspera.domain.observation import Fact
from aspera.domain.page import Page
from aspera.domain.tabulation import read_tables
from aspera.evaluation.consistency import evaluate
from aspera.evaluation.consistency.documents import slips_in
from aspera.evaluation.consistency.highlight_page import figure_in_short, with_highlights
from aspera.evaluation.planting.rehearsal import Rehearsal
from aspera.evaluation.planting.slip import Slip, SlipClass
from aspera.evaluation.planting.trial import changed_words
from tests.drawing import page_of

HIGHLIGHTS = """
    Financial highlights (in thousands)

    Year ended December 31,          2023       2022
    Total net revenue              89,443     73,890
    Total operating expenses       61,207     55,310
    Net income of the year         28,236     18,580
"""
STATEMENT = """
    Consolidated statement of income (in thousands)

    Year ended December 31,          2023       2022
    Product and service sales      80,203     66,117
    Total net revenue              89,443     73,890
    Total operating expenses       61,207     55,310
    Net income of the year         28,236     18,580
"""
PROSE = """
    Total net revenue was $89,443 thousand in 2023, compared with $73,890 thousand in 2022. The year ended
    December 31, 2023 was the best of Nordhafen Lines Corporation (the “Company”).

    We will reach net zero emissions by 2040.
"""
YEARS = "The accounts of Nordhafen Lines Corporation for the year ended December 31, 2023 were audited."


@pytest.fixture
def pages() -> list[Page]:
    texts = [
        HIGHLIGHTS,
        STATEMENT,
        PROSE,
        YEARS,
        YEARS,
        YEARS,
        YEARS + "\n\nWe will reach net zero emissions by 2040.",
    ]
    drawn = [page_of(text, number) for number, text in enumerate(texts, start=1)]
    return [replace(page, tables=read_tables(page)) for page in drawn]


@pytest.fixture
def slips(pages: list[Page]) -> list[Slip]:
    return list(slips_in(Rehearsal.of("report.pdf", pages, ConsistencyAgent())))


def test_every_class_of_slip_is_offered_and_really_changes_its_page(
    slips: list[Slip], pages: list[Page]
) -> None:
    kinds = Counter(slip.kind for slip in slips)
    wanted = {
        SlipClass.DIGIT,
        SlipClass.TRANSPOSITION,
        SlipClass.SCALE,
        SlipClass.UNIT_HEADER,
        SlipClass.DATE,
    }
    assert wanted <= kinds.keys()
    assert {SlipClass.NAME, SlipClass.TARGET} <= kinds.keys()
    assert len({slip.key for slip in slips}) == len(slips)
    for slip in slips:
        changed = changed_words(pages[slip.edit.page - 1], slip)
        assert changed is not None
        assert len(changed.words) == len(pages[slip.edit.page - 1].words)


def test_a_figure_is_covered_when_another_table_states_it_too(slips: list[Slip], pages: list[Page]) -> None:
    digits = [slip for slip in slips if slip.kind is SlipClass.DIGIT]
    covered = {pages[s.edit.page - 1].words[next(iter(s.edit.texts))] for s in digits if s.is_covered}
    alone = {pages[s.edit.page - 1].words[next(iter(s.edit.texts))] for s in digits if not s.is_covered}
    assert covered == {"89,443", "73,890", "61,207", "55,310", "28,236", "18,580"}
    assert alone == {"80,203", "66,117"}


def test_another_unit_header_keeps_its_brackets(slips: list[Slip]) -> None:
    headers = [
        text for slip in slips if slip.kind is SlipClass.UNIT_HEADER for text in slip.edit.texts.values()
    ]
    assert headers and set(headers) == {"millions)"}


def test_dates_names_and_targets_are_covered_when_they_stand_elsewhere(slips: list[Slip]) -> None:
    of = {kind: [slip for slip in slips if slip.kind is kind] for kind in SlipClass}
    assert all(slip.is_covered for slip in of[SlipClass.DATE])
    assert all(slip.is_covered for slip in of[SlipClass.TARGET])
    assert any(slip.is_covered for slip in of[SlipClass.NAME])


def test_a_document_is_measured_as_published_and_with_slips(pages: list[Page]) -> None:
    evaluation = evaluate(MemoryCorpus({"report.pdf": pages}))
    figures = {
        measure.name: measure
        for section in evaluation.sections
        if section.title == "Slips in their words, unseen"
        for measure in section.measures
    }
    assert figures["recall, covered, digit"].count == 8
    assert figures["recall, covered, figures"].count >= 24
    assert evaluation.exposure == {"pages": 7}
    assert evaluate(MemoryCorpus({"report.pdf": pages})) == evaluation


def test_a_page_of_highlights_bears_the_documents_own_figures_and_is_not_accused(pages: list[Page]) -> None:
    published = Rehearsal.of("report.pdf", pages, ConsistencyAgent())
    rehearsal = with_highlights(published)
    assert rehearsal is not None
    boxes = [fact for fact in rehearsal.observations.facts if fact.page == 8]
    assert {fact.source for fact in boxes} == {"headline"}
    assert {(fact.label, fact.printed) for fact in boxes} >= {("product service sale", "80.20 million")}
    assert len(rehearsal.proven) == len(published.proven)
    assert with_highlights(Rehearsal.of("x.pdf", pages[3:], ConsistencyAgent())) is None


def test_slips_in_boxes_are_found(pages: list[Page]) -> None:
    evaluation = evaluate(MemoryCorpus({"report.pdf": pages}))
    boxes = next(section for section in evaluation.sections if section.title.startswith("Highlight boxes"))
    values = {measure.name: measure.value for measure in boxes.measures}
    assert values["false flags per 100 boxes as they are"] == 0
    assert values["recall, any, headline against detail"] == pytest.approx(1.0, abs=0.5)


@pytest.mark.parametrize(
    ("value", "precision", "unit", "shown"),
    [
        ("44122000000", "1000000", "EUR", "€44.12 billion"),
        ("1237000", "1000", "USD", "$1.24 million"),
        ("641200000", "100000", "", "641.2 million"),
        ("137012", "1", "", "137,012"),
    ],
)
def test_a_figure_in_short_is_rounded_to_what_is_known(
    value: str, precision: str, unit: str, shown: str
) -> None:
    fact = Fact(
        "x", "2023", Decimal(value), Decimal(precision), unit, (), "", "", 1, Box(0, 0, 1, 1), "table"
    )
    assert figure_in_short(fact) == shown
