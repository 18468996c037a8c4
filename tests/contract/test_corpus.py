"""What every adapter of the port `Corpus` does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aspera.adapters.local.corpus import FolderCorpus
from aspera.adapters.memory.corpus import MemoryCorpus
from aspera.domain.errors import InvalidInput, NotFound
from aspera.domain.page_edit import PageEdit
from aspera.ports.corpus import Corpus

REPORT = Path(__file__).resolve().parents[2] / "examples/nordhafen_annual_report_2024.pdf"
NAME = "reports/nordhafen.pdf"


@pytest.fixture(params=["folder", "memory"])
def corpus(request: pytest.FixtureRequest, tmp_path: Path) -> Corpus:
    (tmp_path / "reports").mkdir()
    (tmp_path / NAME).write_bytes(REPORT.read_bytes())
    (tmp_path / "reports/notes.txt").write_text("seen")
    entries = [{"file": name, "pages": 1, "opens": True, "text_layer": "full"} for name in (NAME, "gone.pdf")]
    (tmp_path / "manifest.jsonl").write_text("\n".join(map(json.dumps, entries)) + "\n")
    folder = FolderCorpus(tmp_path, processes=2)
    if request.param == "folder":
        return folder
    return MemoryCorpus({NAME: folder.pages(NAME)}, {NAME: REPORT.read_bytes(), "reports/notes.txt": b"seen"})


def test_the_manifest_names_the_files_that_are_there(corpus: Corpus) -> None:
    assert [entry["file"] for entry in corpus.manifest()] == [NAME]


def test_files_are_listed_by_folder_and_ending(corpus: Corpus) -> None:
    assert list(corpus.files("reports")) == [NAME, "reports/notes.txt"]
    assert list(corpus.files("reports", ".txt")) == ["reports/notes.txt"]
    assert list(corpus.files("nowhere")) == []


def test_a_file_is_read_and_a_missing_one_is_not_found(corpus: Corpus) -> None:
    assert corpus.read("reports/notes.txt") == b"seen"
    for missing in ("reports/none.txt", "../outside.txt"):
        with pytest.raises(NotFound):
            corpus.read(missing)


def test_pages_come_with_their_tables_and_are_kept(corpus: Corpus) -> None:
    pages = corpus.pages(NAME)
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert any(page.tables for page in pages)
    assert corpus.pages(NAME) is pages


def test_what_is_no_document_cannot_be_opened(corpus: Corpus) -> None:
    for path in ("reports/notes.txt", "reports/none.pdf"):
        with pytest.raises(InvalidInput):
            corpus.pages(path)


def test_an_edited_page_holds_the_new_word_in_its_table(corpus: Corpus) -> None:
    page = next(page for page in corpus.pages(NAME) if page.tables)
    cell = next(
        cell for row in page.tables[0].grid for cell in row if cell and cell.text.replace(",", "").isdigit()
    )
    word = next(
        word for word, text in enumerate(page.words) if text == cell.text and page.box(word) == cell.box
    )
    changed = corpus.edited(NAME, PageEdit(page.number, {word: "987"}))
    assert changed is not None and changed.number == page.number
    assert changed.tables[0].text(cell.row, cell.column) == "987"
    assert corpus.pages(NAME)[page.number - 1] is page


def test_a_page_that_is_not_there_cannot_be_edited(corpus: Corpus) -> None:
    assert corpus.edited(NAME, PageEdit(10_000, {0: "x"})) is None


def test_work_is_done_on_every_item_in_order(corpus: Corpus) -> None:
    assert list(corpus.each(lambda number: number * number, range(20))) == [n * n for n in range(20)]
    assert list(corpus.each(str, [])) == []


def test_what_work_raises_is_raised_here(corpus: Corpus) -> None:
    with pytest.raises(NotFound, match="nowhere"):
        corpus.each(corpus.read, ["nowhere", "nowhere else"])
