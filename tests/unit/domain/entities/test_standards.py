from __future__ import annotations

import pytest

from aspera.domain.entities.standards import standards


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("according to the GRI Standards and ESRS", ["GRI", "ESRS"]),
        ("the Science Based Targets initiative (SBTi)", ["SBTi"]),
        ("certified to ISO 14001 and ISO/IEC 27001", ["ISO 14001", "ISO 27001"]),
        ("IFRS S2 Climate-related Disclosures", ["IFRS S2"]),
        ("prepared under IFRS", ["IFRS"]),
        ("the CDP questionnaire", ["CDP"]),
        ("a CDP of its own, GRIP, and ISO shipping boxes 9001x", []),
    ],
)
def test_standards_go_by_their_usual_names(text: str, names: list[str]) -> None:
    assert [one.name for one in standards(text, 1)] == names
