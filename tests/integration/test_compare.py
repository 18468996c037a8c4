"""`aspera compare`, and the comparison that the flow makes by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.conftest import Aspera
from tests.two_reports import report


@pytest.fixture
def reports(tmp_path: Path) -> tuple[Path, Path]:
    """The later one restates its prior year's revenue."""
    earlier, later = tmp_path / "nordhafen-2023.md", tmp_path / "nordhafen-2024.md"
    earlier.write_text(report(2023))
    later.write_text(report(2024, {"Revenue": "78,945"}))
    return earlier, later


def test_two_reports_are_compared_and_both_sides_quoted(aspera: Aspera, reports) -> None:
    call = aspera("compare", *reports, "--json")
    assert call.code == 0, call.err
    (result,) = call.results
    assert result["document"]["filename"] == "nordhafen-2024.md"
    (finding,) = result["findings"]
    assert finding["rule"] == "restated-figure" and finding["agent_type"] == "consistency"
    own, other = finding["evidence"]
    assert "78,945" in own["quote"] and own["filename"] == ""
    assert "79,445" in other["quote"] and other["filename"] == "nordhafen-2023.md"


def test_the_order_of_the_files_does_not_matter(aspera: Aspera, reports) -> None:
    earlier, later = reports
    forwards = aspera("compare", earlier, later, "--json").results
    backwards = aspera("compare", later, earlier, "--json").results
    assert forwards[0]["findings"] == backwards[0]["findings"]


def test_a_finding_can_fail_the_call(aspera: Aspera, reports) -> None:
    assert aspera("compare", *reports, "--fail-on", "medium").code == 1


def test_one_document_cannot_be_compared(aspera: Aspera, reports) -> None:
    call = aspera("compare", reports[0], reports[0])
    assert call.code == 2
    assert "two different documents" in call.err


def test_the_flow_compares_with_the_owners_earlier_document(aspera: Aspera, reports) -> None:
    first, second = aspera("analyze", *reports, "--json").results
    assert [f["rule"] for f in first["findings"] if f["rule"] == "restated-figure"] == []
    (finding,) = [f for f in second["findings"] if f["rule"] == "restated-figure"]
    assert finding["evidence"][1]["document_id"] == first["document"]["id"]
    (agent,) = [a for a in second["agents"] if a["agent_type"] == "consistency"]
    assert agent["statistics"]["compared with"] == "nordhafen-2023.md"


def test_another_owners_document_is_never_compared(aspera: Aspera, reports) -> None:
    earlier, later = reports
    aspera("analyze", earlier, ASPERA_OWNER="bob")
    (result,) = aspera("analyze", later, "--json", ASPERA_OWNER="eve").results
    assert [f for f in result["findings"] if f["rule"] == "restated-figure"] == []
