from __future__ import annotations

from pathlib import Path

from aspera.entrypoints.cli.inputs import collect_files


def test_a_folder_stands_for_its_readable_files_and_the_rest_is_counted(tmp_path: Path) -> None:
    for name in ("b.pdf", "a.TXT", "sub/c.docx", "x.xlsx", ".hidden/d.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    said: list[str] = []
    found = collect_files([tmp_path], lambda text, err: said.append(text))
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a.TXT", "b.pdf", "sub/c.docx"]
    assert said == [f"{tmp_path}: 1 file of other kinds left out"]


def test_a_file_is_taken_as_it_is_and_only_once(tmp_path: Path) -> None:
    odd = tmp_path / "odd.bin"
    assert collect_files([odd, odd], lambda *_, **__: None) == [odd]


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    said: list[str] = []
    assert collect_files([tmp_path], lambda text, err: said.append(text)) == []
    assert "no PDF" in said[0]
