"""Files that `aspera evaluate` reads and writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from aspera.domain.errors import InvalidInput
from aspera.entrypoints.cli.evaluation_files import read_file, write_file, write_quality
from aspera.evaluation.measure import Evaluation, Judgement, Section, share

SECTION = Section("Filings", (share("recall", 1, 2),))


def test_each_subject_has_its_file_and_all_have_one_page(tmp_path: Path) -> None:
    folder = tmp_path / "quality"
    write_quality(folder, Evaluation("risk", (SECTION,)))
    write_quality(folder, Evaluation("math", (SECTION,), (Judgement("a", 1, "sum", "a quote", "said"),)))
    assert sorted(file.name for file in folder.iterdir()) == ["math.json", "risk.json"]
    assert "a quote" not in (folder / "math.json").read_text()
    page = (tmp_path / "quality.md").read_text()
    assert page.index("## Math") < page.index("## Risk")


def test_a_file_that_cannot_be_read_or_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="nowhere"):
        read_file(tmp_path / "nowhere")
    (tmp_path / "file").write_text("")
    with pytest.raises(InvalidInput, match="file"):
        write_file(tmp_path / "file" / "below", b"")
