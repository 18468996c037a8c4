"""Words changed in the bytes of a PDF."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from aspera.adapters.local.corpus import FolderCorpus
from aspera.adapters.local.page_editing import edited_copy
from aspera.domain.page import Page
from aspera.domain.page_edit import PageEdit, edited

ROOT = Path(__file__).resolve().parents[4]
REPORT = ROOT / "examples/nordhafen_annual_report_2024.pdf"


@pytest.fixture
def corpus(tmp_path: Path) -> FolderCorpus:
    (tmp_path / "manifest.jsonl").write_text("")
    return FolderCorpus(tmp_path)


@pytest.fixture
def page(corpus: FolderCorpus) -> Page:
    return next(page for page in corpus.pages_of(REPORT.read_bytes()) if page.tables)


def row_of(page: Page) -> list[int]:
    """The words of a row of the first table, with numbers in it."""
    table = page.tables[0]
    middle = table.grid[table.rows // 2]
    tops = [cell.box.top for cell in middle if cell]
    word = next(w for w in range(len(page.words)) if page.box(w).top == tops[0])
    return list(page.line_words(page.line_of(word)))


def reread(corpus: FolderCorpus, page: Page, edit: PageEdit) -> Page:
    content = edited_copy(REPORT.read_bytes(), page, edit)
    assert content is not None
    return corpus.pages_of(content)[page.number - 1]


def test_a_word_is_replaced_and_the_others_stay(corpus: FolderCorpus, page: Page) -> None:
    for word in row_of(page):
        edit = PageEdit(page.number, {word: "7,531"})
        changed = reread(corpus, page, edit)
        assert Counter(changed.words) == Counter(edited(page, edit).words)
        (there,) = [w for w, text in enumerate(changed.words) if text == "7,531"]
        assert abs(changed.box(there).right - page.box(word).right) < 1_500


def test_letters_that_the_font_lacks_are_drawn_in_another(corpus: FolderCorpus, page: Page) -> None:
    word = row_of(page)[-1]
    changed = reread(corpus, page, PageEdit(page.number, {word: "(ÄÖ§)"}))
    assert "(ÄÖ§)" in changed.words


def test_a_row_is_taken_away_and_a_row_is_written_twice(corpus: FolderCorpus, page: Page) -> None:
    row = row_of(page)
    gone = PageEdit(page.number, dict.fromkeys(row, ""))
    assert Counter(reread(corpus, page, gone).words) == Counter(edited(page, gone).words)
    twice = PageEdit(page.number, repeated=tuple(row), pitch=2 * page.box(row[0]).height)
    changed = reread(corpus, page, twice)
    assert Counter(changed.words) == Counter(edited(page, twice).words)
    assert changed.tables[0].rows == page.tables[0].rows + 1
    assert (
        max(changed.boxes[3::4]) > max(page.boxes[3::4])
        or changed.tables[0].box.bottom > page.tables[0].box.bottom
    )


def test_other_pages_are_as_they_were(corpus: FolderCorpus, page: Page) -> None:
    before = corpus.pages_of(REPORT.read_bytes())
    content = edited_copy(REPORT.read_bytes(), page, PageEdit(page.number, {row_of(page)[-1]: "1"}))
    assert content is not None
    after = corpus.pages_of(content)
    assert [p for p in after if p.number != page.number] == [p for p in before if p.number != page.number]


def test_what_cannot_be_edited_gives_nothing(page: Page) -> None:
    assert edited_copy(b"no PDF", page, PageEdit(1, {0: "x"})) is None
    elsewhere = Page(page.number, page.width, page.height, page.source, ("x",), (1, 1, 2, 2), (0,))
    assert edited_copy(REPORT.read_bytes(), elsewhere, PageEdit(page.number, {0: "y"})) is None
