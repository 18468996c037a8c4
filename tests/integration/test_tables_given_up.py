"""A table that is given up is said wherever the result is shown."""

from __future__ import annotations

import json
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from tests.integration.conftest import Aspera

SAID = "1 table on page 1 could not be read: more than 1,000 columns; its numbers were not checked"


def wide_report(path: Path) -> Path:
    """A statement, and below it a table of 1,001 columns, on a sheet of five metres."""
    canvas = Canvas(str(path), pagesize=(14_400, 792))
    canvas.setFont("Helvetica", 4)
    rows = (
        ("", "2023", "2022"),
        ("Sales", "1,250", "1,105"),
        ("Costs", "950", "901"),
        ("Profit", "300", "204"),
    )
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            canvas.drawString(40 + 80 * column, 700 - 8 * place, text)
    for line in range(4):
        for column in range(1_001):
            canvas.drawString(40 + 14 * column, 400 - 8 * line, str(11 + (line + column) % 80))
    canvas.save()
    return path


def test_a_table_that_was_given_up_is_in_the_report_the_figures_and_the_terminal(
    aspera: Aspera, tmp_path: Path
) -> None:
    path = wide_report(tmp_path / "wide.pdf")
    call = aspera("analyze", path, "--agents", "math,consistency", "--output", tmp_path / "out")
    assert call.code == 3
    assert SAID in " ".join((call.out + call.err).split())
    (found,) = (tmp_path / "out").glob("*/findings.json")
    analysis = json.loads(found.read_text())
    assert analysis["status"] == "PARTIAL"
    assert analysis["reason"] == SAID
    assert analysis["coverage"]["tables"] == 1
    assert analysis["coverage"]["unread_tables"] == [{"page": 1, "reason": "more than 1,000 columns"}]
    shown = found.with_name("report.html").read_text()
    assert SAID in shown
    assert "1, and 1 that could not be read" in shown
