"""Targets and base years that move between two reports of one company, read from their sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.conftest import Aspera
from tests.two_reports import report

_CUT = "We will reduce our absolute scope 1 emissions by {share}% by {year} from a {base} base year."
_STATE = "We will reach net zero across our own operations by {year}."


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (_CUT.format(share=40, year=2030, base=2019), _CUT.format(share=40, year=2035, base=2019), "2035"),
        (_CUT.format(share=40, year=2030, base=2019), _CUT.format(share=30, year=2030, base=2019), "30 %"),
        (_CUT.format(share=40, year=2030, base=2019), _CUT.format(share=40, year=2030, base=2021), "2021"),
        (_STATE.format(year=2040), _STATE.format(year=2045), "2045"),
    ],
    ids=["year", "percentage", "base year", "state"],
)
def test_a_target_that_moved_is_found_with_both_sides(
    aspera: Aspera, tmp_path: Path, before: str, after: str, told: str
) -> None:
    (finding,) = _findings(aspera, tmp_path, before, after)
    assert told in finding["title"]
    own, other = finding["evidence"]
    assert own["quote"] in after and other["quote"] in before
    assert other["filename"] == "nordhafen-2023.md"


def test_a_target_that_stands_is_no_finding(aspera: Aspera, tmp_path: Path) -> None:
    stated = _CUT.format(share=40, year=2030, base=2019)
    assert _findings(aspera, tmp_path, stated, stated) == []


def _findings(aspera: Aspera, folder: Path, before: str, after: str) -> list[dict]:
    earlier, later = folder / "nordhafen-2023.md", folder / "nordhafen-2024.md"
    earlier.write_text(report(2023, sentences=[before]))
    later.write_text(report(2024, sentences=[after]))
    call = aspera("compare", earlier, later, "--json")
    assert call.code == 0, call.err
    return call.results[0]["findings"]
