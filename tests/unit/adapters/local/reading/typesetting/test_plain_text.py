from __future__ import annotations

from pathlib import Path

import pytest

from aspera.adapters.local.reading.typesetting.elements import PageBreak, Verbatim
from aspera.adapters.local.reading.typesetting.plain_text import read_paragraphs, read_text
from aspera.domain.errors import UnreadableFile

TEXT = "Umsätze: 1.234 €"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_the_encoding_is_found_out(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read_text(path) == TEXT


def test_controls_are_blanks_and_soft_hyphens_nothing(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes("a\x07b\x1b[1mc re\u00adport".encode())
    assert read_text(path) == "a b [1mc report"


def test_half_a_character_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes("Revenue".encode("utf-16")[:-1])
    with pytest.raises(UnreadableFile, match="damaged"):
        read_text(path)


def test_blank_lines_part_paragraphs_and_form_feeds_pages() -> None:
    elements = list(read_paragraphs("a\nb\n\n  \nc\n\fd\n"))
    assert elements == [Verbatim(["a", "b"]), Verbatim(["c"]), PageBreak(), Verbatim(["d"])]
