from __future__ import annotations

from pathlib import Path

from aspera.adapters.local.installation import Check, check_machine


def checks(workspace: Path) -> dict[str, Check]:
    return {check.name: check for check in check_machine(workspace)}


def test_what_the_package_itself_needs_is_there(tmp_path: Path) -> None:
    found = checks(tmp_path / "workspace")
    for name in ("Python", "PDF reader", "Full-text search", "Workspace"):
        assert found[name].state == "ok"


def test_what_is_missing_comes_with_advice_unless_something_else_does_its_work(tmp_path: Path) -> None:
    found = checks(tmp_path)
    tesseract, rapidocr = found["Tesseract OCR"], found["RapidOCR"]
    if tesseract.state == "missing" and rapidocr.state == "missing":
        assert "install" in tesseract.advice
    assert {tesseract.state, rapidocr.state} <= {"ok", "missing"}


def test_a_workspace_that_cannot_be_written_is_broken(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    workspace = checks(tmp_path / "file" / "workspace")["Workspace"]
    assert workspace.state == "broken"
    assert "cannot be written" in workspace.advice


def test_looking_leaves_nothing_behind(tmp_path: Path) -> None:
    checks(tmp_path / "workspace")
    assert list(tmp_path.iterdir()) == []
