"""A folder of labelled documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from aspera.adapters.local.corpus import FolderCorpus
from aspera.domain.errors import InvalidInput

REPORT = Path(__file__).resolve().parents[4] / "examples/nordhafen_annual_report_2024.pdf"


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="no such folder"):
        FolderCorpus(tmp_path / "none")


def test_a_folder_without_a_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"manifest\.jsonl"):
        FolderCorpus(tmp_path)


@pytest.mark.parametrize("line", ["{", "[]", '{"file": 3}', "{}"])
def test_a_manifest_with_a_bad_line_is_refused_by_its_number(line: str, tmp_path: Path) -> None:
    (tmp_path / "manifest.jsonl").write_text(f'{{"file": "a.pdf"}}\n\n{line}\n')
    with pytest.raises(InvalidInput, match="line 3"):
        FolderCorpus(tmp_path)


def test_a_pdf_in_memory_reads_as_the_file_does(tmp_path: Path) -> None:
    (tmp_path / "manifest.jsonl").write_text("")
    (tmp_path / "report.pdf").write_bytes(REPORT.read_bytes())
    corpus = FolderCorpus(tmp_path)
    assert corpus.pages_of(REPORT.read_bytes()) == corpus.pages("report.pdf")


def test_few_documents_stay_in_memory(tmp_path: Path) -> None:
    (tmp_path / "manifest.jsonl").write_text("")
    for number in range(10):
        (tmp_path / f"{number}.pdf").write_bytes(REPORT.read_bytes())
    corpus = FolderCorpus(tmp_path)
    first = corpus.pages("0.pdf")
    last = [corpus.pages(f"{number}.pdf") for number in range(1, 10)][-1]
    assert corpus.pages("9.pdf") is last
    assert corpus.pages("0.pdf") is not first
