"""The measurements on a few of the real files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aspera.adapters.local.corpus import FolderCorpus
from aspera.agents.math.agent import MathAgent
from aspera.domain.document import NumberLocale
from aspera.evaluation.math.slips import CLASSES, slips_on
from aspera.evaluation.math.verified_sums import verified_sums
from aspera.evaluation.planting.drawing import drawn
from aspera.evaluation.planting.rehearsal import Rehearsal
from aspera.evaluation.planting.slip import Slip
from aspera.evaluation.planting.trial import plant_in_file


@pytest.fixture
def filing(samples: Path) -> str:
    """The shortest annual filing with tables."""
    entries = [json.loads(line) for line in (samples / "manifest.jsonl").read_text().splitlines()]
    filings = [e for e in entries if "10K" in e["file"] and e["file"].endswith(".pdf") and e.get("opens")]
    return str(min(filings, key=lambda entry: entry["pages"])["file"])


@pytest.mark.samples
def test_nearly_all_slips_can_be_written_into_a_real_filing(samples: Path, filing: str) -> None:
    corpus = FolderCorpus(samples)
    rehearsal = Rehearsal.of(filing, corpus.pages(filing), MathAgent())
    slips: list[Slip] = []
    for kind in CLASSES:
        offered = (s for page in rehearsal.pages.values() for s in slips_on(page, NumberLocale.POINT, kind))
        slips += drawn(offered, filing, 2)
    trials = [plant_in_file(rehearsal, slip, lambda s: corpus.edited(filing, s.edit)) for slip in slips]
    assert len(trials) >= 16
    assert sum(trial.is_planted for trial in trials) >= 0.8 * len(trials)
    assert any(trial.is_found for trial in trials)


@pytest.mark.samples
def test_verified_sums_are_measured(samples: Path) -> None:
    section = verified_sums(FolderCorpus(samples, processes=2))
    figures = {measure.name: measure for measure in section.measures}
    assert figures["recall"].count > 100 and (figures["recall"].value or 0) > 0.8
    assert (figures["precision"].value or 0) > 0.9
