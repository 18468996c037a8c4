from __future__ import annotations

import csv
import io
import json

from aspera.use_cases.export_analysis import as_csv, as_json
from tests.unit.adapters.local.report.test_html_report import analysis


def test_json_is_the_analysis() -> None:
    made = json.loads(as_json(analysis()))
    assert made["status"] == "PARTIAL"
    assert made["findings"][0]["computation"]["difference"] == "360"
    assert made["findings"][0]["evidence"][0]["boxes"] == [[0.1, 0.4, 0.3, 0.02]]


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless() -> None:
    found = analysis().findings[0].model_copy(update={"title": "=HYPERLINK(1)", "description": "-12 % of it"})
    (row,) = csv.DictReader(io.StringIO(as_csv([found]).decode("utf-8-sig")))
    assert row["title"] == "'=HYPERLINK(1)"
    assert row["description"] == "-12 % of it"
    assert row["page"] == "2" and row["printed"] == "51840"
