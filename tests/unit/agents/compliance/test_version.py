from __future__ import annotations

from typing import Any

import pytest

from aspera.agents.compliance import ComplianceAgent
from aspera.domain.document import DocumentKind, NumberLocale, Profile
from aspera.domain.observation import Material
from aspera.frameworks.loader import load_framework
from tests.drawing import page_of

TEXT = (
    "Our sustainability statement follows the ESRS and the CSRD.\n\nWe report under ESRS, {}, for this year."
)


def notes(year: int | None, said: str) -> dict[str, str]:
    """What is noted on each version of the ESRS; "" for the one that was applied."""
    known: dict[str, Any] = {"document_id": "d", "filename": "f", "pages": 1, "language": "en"}
    profile = Profile(
        **known,
        kind=DocumentKind.SUSTAINABILITY_REPORT,
        number_locale=NumberLocale.COMMA,
        fiscal_year=year,
        frameworks=("esrs_2023", "esrs_2026"),
    )
    agent = ComplianceAgent(load_framework)
    seen = agent.examine(Material(profile, [page_of(TEXT.format(said))]))
    return {matrix.framework: matrix.note for matrix in agent.conclude(seen, profile).assessments}


@pytest.mark.parametrize(
    ("year", "said", "applied"),
    [
        (2024, "Regulation 2026/1563", "esrs_2023"),
        (2025, "", "esrs_2023"),
        (2026, "Regulation 2023/2772", "esrs_2023"),
        (2026, "Regulation 2026/1563", "esrs_2026"),
        (2026, "", "esrs_2023"),
        (2027, "Regulation 2023/2772", "esrs_2026"),
        (None, "with GDR-P and E1-11", "esrs_2026"),
    ],
)
def test_the_year_chooses_the_version_and_then_the_statement(
    year: int | None, said: str, applied: str
) -> None:
    found = notes(year, said)
    assert [name for name, note in found.items() if not note] == [applied]


def test_why_a_version_was_left_aside_is_told() -> None:
    assert "the document names the other version" in notes(2026, "2026/1563")["esrs_2023"]
    assert "does not hold for the reporting year 2025" in notes(2025, "")["esrs_2026"]
    assert "does not name its version" in notes(2026, "")["esrs_2026"]


def test_neither_version_holds_for_a_year_before_them() -> None:
    assert all(notes(2022, "").values())
