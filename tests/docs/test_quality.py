"""The page of figures says what was measured."""

from __future__ import annotations

from pathlib import Path

from aspera.evaluation.figures import from_json
from aspera.evaluation.quality_page import quality_page
from aspera.evaluation.registry import SUBJECTS

REFERENCE = Path(__file__).resolve().parents[2] / "docs/reference"
FIGURES = sorted((REFERENCE / "quality").glob("*.json"))


def test_the_page_is_what_the_committed_figures_render_to() -> None:
    evaluations = [from_json(file.read_bytes(), file.name) for file in FIGURES]
    assert (REFERENCE / "quality.md").read_text() == quality_page(evaluations), "run `make quality`"


def test_every_file_of_figures_is_named_after_its_subject_and_quotes_no_document() -> None:
    assert FIGURES
    for file in FIGURES:
        evaluation = from_json(file.read_bytes(), file.name)
        assert file.stem == evaluation.subject and file.stem in SUBJECTS
        assert not evaluation.to_judge
