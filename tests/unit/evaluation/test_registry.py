"""Subjects by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from aspera.adapters.local.corpus import FolderCorpus
from aspera.domain.errors import InvalidInput
from aspera.evaluation.registry import SUBJECTS, load_subject


def test_an_unknown_subject_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(InvalidInput, match=r"maths.*math, consistency"):
        load_subject("maths")


@pytest.mark.parametrize("name", SUBJECTS)
def test_every_subject_answers_when_the_folder_holds_nothing(name: str, tmp_path: Path) -> None:
    (tmp_path / "manifest.jsonl").write_text("")
    evaluation = load_subject(name)(FolderCorpus(tmp_path))
    assert evaluation.subject == name
    assert evaluation.sections
    assert not evaluation.to_judge
