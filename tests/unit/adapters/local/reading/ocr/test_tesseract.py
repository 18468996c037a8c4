"""The real program is used where it is installed; here one that answers as it does."""

from __future__ import annotations

from pathlib import Path

import pytest

from aspera.adapters.local.reading.ocr.engine import Picture, advice, choose_engine
from aspera.adapters.local.reading.ocr.tesseract import Tesseract
from aspera.domain.errors import UnreadableFile

PICTURE = Picture(2, 3, b"abcdef", 200)
ROWS = """level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
1\t1\t0\t0\t0\t0\t0\t0\t100\t100\t-1\t
4\t1\t1\t1\t1\t0\t10\t20\t60\t10\t-1\t
5\t1\t1\t1\t1\t1\t10\t20\t30\t10\t96.5\tNet
5\t1\t1\t1\t1\t2\t50\t20\t20\t10\t91.0\tsäles
5\t1\t1\t2\t1\t1\t10\t50\t20\t10\t88.0\t
5\t1\t1\t2\t1\t2\t10\t50\t20\t10\t88.0\t\x07bell
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Notes what it is called with and what it is given, and prints the rows."""
    (tmp_path / "rows").write_text(ROWS)
    path = tmp_path / "tesseract"
    path.write_text(
        f'#!/bin/sh\necho "$@" >{tmp_path}/called\necho "$OMP_THREAD_LIMIT" >>{tmp_path}/called\n'
        f"cat >{tmp_path}/given\ncat {tmp_path}/rows\n"
    )
    path.chmod(0o755)
    return path


def test_words_are_read_from_its_table(program: Path) -> None:
    words = Tesseract(str(program), "5.3.0", ("eng", "deu"), True).read(PICTURE, 10)
    assert [(word.text, word.confidence) for word in words] == [("Net", 96.5), ("säles", 91.0)]
    first = words[0]
    assert (first.left, first.top, first.right, first.bottom, first.line) == (10, 20, 40, 30, (1, 1, 1))


def test_it_is_given_grey_dots_and_one_thread(program: Path) -> None:
    Tesseract(str(program), "5.3.0", ("eng", "deu"), False).read(PICTURE, 10)
    called = (program.parent / "called").read_text().splitlines()
    assert called == ["stdin stdout -l eng+deu --psm 3 --dpi 200 tsv", "1"]
    assert (program.parent / "given").read_bytes() == b"P5 2 3 255\nabcdef"


@pytest.mark.parametrize(("script", "says"), [("sleep 30", "too long"), ("exit 1", "could not read")])
def test_a_program_that_fails_is_a_page_that_cannot_be_read(script: str, says: str, program: Path) -> None:
    program.write_text(
        f"#!/bin/sh\nexec {script}\n" if script.startswith("sleep") else f"#!/bin/sh\n{script}\n"
    )
    with pytest.raises(UnreadableFile, match=says):
        Tesseract(str(program), "5.3.0", ("eng",), True).read(PICTURE, 0.1)


def test_the_revision_says_what_it_is_and_what_it_reads() -> None:
    assert Tesseract("t", "5.3.0", ("eng", "deu"), True).revision == "tesseract 5.3.0 eng+deu+osd"


def test_no_engine_is_chosen_when_ocr_is_off() -> None:
    assert choose_engine("off") is None
    assert advice("off") == "reading images is switched off"
    assert "pip install 'aspera[ocr]'" in advice("auto")
