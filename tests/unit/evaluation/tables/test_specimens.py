"""What is set is what the truth says: read back by PDFium and compared word by word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from aspera.adapters.local.corpus import FolderCorpus
from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.adapters.local.reading.reader import open_reader
from aspera.domain.digits import with_latin_digits
from aspera.domain.document import MediaType
from aspera.domain.page import Page
from aspera.evaluation.tables import evaluate, score_specimen
from aspera.evaluation.tables.controls import controls
from aspera.evaluation.tables.hard_statements import hard_specimens
from aspera.evaluation.tables.rare_statements import rare_specimens
from aspera.evaluation.tables.scoring import Score
from aspera.evaluation.tables.statements import specimens
from aspera.evaluation.tables.truth import Specimen

STATEMENTS = [*specimens(1), *hard_specimens(1), *rare_specimens(1)]
CONTROLS = list(controls(1))


def pages_of(specimen: Specimen, folder: Path) -> list[Page]:
    path = folder / "specimen.pdf"
    path.write_bytes(specimen.content)
    reader = open_reader(path, MediaType.PDF, ReadingLimits(ocr="off"))
    try:
        return [reader.read(number) for number in range(1, reader.page_count + 1)]
    finally:
        reader.close()


@pytest.mark.parametrize("specimen", STATEMENTS, ids=lambda specimen: specimen.kind)
def test_a_statement_shows_every_label_and_number_of_its_truth(specimen: Specimen, tmp_path: Path) -> None:
    for page, tables in zip(pages_of(specimen, tmp_path), specimen.pages, strict=True):
        digits = re.sub(r"[^0-9]", "", with_latin_digits("".join(page.words)))
        for row in (row for table in tables for row in table.rows):
            assert set(row.label.split()) <= set(page.words)
            for value in filter(None, row.numbers):
                assert re.sub(r"[^0-9]", "", str(value)) in digits


@pytest.mark.parametrize("specimen", STATEMENTS, ids=lambda specimen: specimen.kind)
def test_a_statement_is_read_without_error(specimen: Specimen, tmp_path: Path) -> None:
    score = Score()
    score_specimen(pages_of(specimen, tmp_path), specimen, score)
    assert score.tables_right == score.tables


@pytest.mark.parametrize("specimen", CONTROLS, ids=lambda specimen: specimen.kind)
def test_a_page_without_a_table_has_none(specimen: Specimen, tmp_path: Path) -> None:
    assert [page.tables for page in pages_of(specimen, tmp_path)] == [()]


def test_specimens_are_always_the_same() -> None:
    again = (*specimens(1), *hard_specimens(1), *rare_specimens(1))
    assert [s.content for s in STATEMENTS] == [s.content for s in again]


def test_a_folder_without_the_competition_says_so(tmp_path: Path) -> None:
    (tmp_path / "manifest.jsonl").write_text("")
    first, *others = evaluate(FolderCorpus(tmp_path)).sections
    assert not first.measures
    assert "no *-str.xml" in first.note
    assert all(section.measures for section in others)
