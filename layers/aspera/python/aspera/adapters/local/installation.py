"""What this machine has for ASPERA, and how to get what it has not."""

from __future__ import annotations

import importlib.util
import platform
import shutil
import sqlite3
import subprocess
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

TESSERACT_ADVICE = (
    "scanned pages need it: `sudo apt install tesseract-ocr` (Debian, Ubuntu), "
    "`brew install tesseract` (macOS), or the extra `pip install 'aspera[ocr]'`"
)


@dataclass(frozen=True, slots=True)
class Check:
    """`ok`; `missing`, ASPERA works without; `broken`, it does not."""

    name: str
    state: Literal["ok", "missing", "broken"]
    detail: str
    advice: str = ""


def check_machine(workspace: Path, ocr: str = "auto") -> list[Check]:
    """`ocr` is the setting: what is switched off is not asked for."""
    tesseract, rapidocr = _tesseract(), _rapidocr()
    if ocr == "off":
        off = "not used: ASPERA_OCR=off, so pages without text are not read"
        tesseract, rapidocr = Check(tesseract.name, "missing", off), Check(rapidocr.name, "missing", off)
    if rapidocr.state == "ok" and tesseract.state == "missing":
        tesseract = Check(tesseract.name, "missing", "not installed; RapidOCR is used instead")
    return [
        Check("Python", "ok", f"{platform.python_version()} on {platform.system()} {platform.machine()}"),
        _package("PDF reader", "pypdfium2"),
        _full_text_search(),
        tesseract,
        rapidocr,
        _workspace(workspace),
    ]


def _package(name: str, distribution: str) -> Check:
    try:
        return Check(name, "ok", f"{distribution} {version(distribution)}")
    except PackageNotFoundError:
        return Check(name, "broken", f"{distribution} is not installed", f"`pip install {distribution}`")


def _full_text_search() -> Check:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE probe USING fts5(text)")
        return Check("Full-text search", "ok", f"SQLite {sqlite3.sqlite_version} with FTS5")
    except sqlite3.OperationalError:
        return Check(
            "Full-text search",
            "broken",
            f"SQLite {sqlite3.sqlite_version} of this Python has no FTS5",
            "use a Python from python.org, your distribution or conda",
        )
    finally:
        connection.close()


def _tesseract() -> Check:
    program = shutil.which("tesseract")
    if program is None:
        return Check("Tesseract OCR", "missing", "not installed", TESSERACT_ADVICE)
    try:
        answer = subprocess.run(
            [program, "--list-langs"], capture_output=True, text=True, timeout=20, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        return Check("Tesseract OCR", "missing", f"does not answer: {error}", TESSERACT_ADVICE)
    languages = [line for line in answer.stdout.splitlines()[1:] if line and line != "osd"]
    return Check("Tesseract OCR", "ok", f"{program}, languages: {', '.join(languages)}")


def _rapidocr() -> Check:
    if importlib.util.find_spec("rapidocr") and importlib.util.find_spec("onnxruntime"):
        return Check("RapidOCR", "ok", f"rapidocr {version('rapidocr')}")
    return Check("RapidOCR", "missing", "not installed (only needed without Tesseract)")


def _workspace(workspace: Path) -> Check:
    existing = next(folder for folder in (workspace, *workspace.parents) if folder.exists())
    free = shutil.disk_usage(existing).free
    detail = f"{workspace} ({free / 1e9:,.1f} GB free)"
    probe = existing / ".aspera-probe"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        return Check("Workspace", "broken", detail, f"cannot be written: {error.strerror}")
    return Check("Workspace", "ok", detail)
