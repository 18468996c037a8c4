from __future__ import annotations

from aspera.adapters.local.report import HtmlReport
from aspera.adapters.local.report.compliance_view import matrices_view
from aspera.domain.finding import Evidence
from aspera.domain.requirement_assessment import (
    FrameworkAssessment,
    RequirementAssessment,
    RequirementStatus,
)
from tests.unit.adapters.local.report.test_html_report import analysis

EVIDENCE = Evidence(
    page=7, quote="The board <b>oversees</b> it " + "at length " * 30, boxes=(), verified=True
)


def row(
    name: str, topic: str, status: RequirementStatus, evidence: Evidence | None = None
) -> RequirementAssessment:
    return RequirementAssessment(
        requirement=name, name=name, title="t", topic=topic, status=status, reason="why", evidence=evidence
    )


MATRIX = FrameworkAssessment(
    framework="tcfd",
    name="TCFD",
    title="TCFD recommended disclosures",
    pages_searched=(1, 2, 3, 9),
    verdict="1 gap found in scope: 1 missing",
    requirements=(
        row("G-a", "Governance", RequirementStatus.PRESENT, EVIDENCE),
        row("G-b", "Governance", RequirementStatus.MISSING),
        row("S-a", "Strategy", RequirementStatus.NOT_APPLICABLE),
    ),
)
REFUSED = FrameworkAssessment(
    framework="gri", name="GRI", title="GRI Standards", verdict="not assessed: no mention"
)


def test_requirements_are_grouped_by_topic_in_their_order() -> None:
    (matrix,) = matrices_view([MATRIX])
    assert [(topic, [item["name"] for item in rows]) for topic, rows in matrix["groups"]] == [
        ("Governance", ["G-a", "G-b"]),
        ("Strategy", ["S-a"]),
    ]
    assert matrix["pages"] == "1–3, 9"
    assert matrix["groups"][0][1][0]["quote"].endswith(" …")


def test_the_report_shows_the_matrix_and_what_was_not_assessed() -> None:
    html = HtmlReport().render(analysis(assessments=(MATRIX, REFUSED)), {}).decode()
    assert "1 gap found in scope: 1 missing" in html
    assert "The board &lt;b&gt;oversees&lt;/b&gt; it" in html
    assert "not assessed: no mention" in html
    assert "compliant" not in html.lower().replace("compliance", "")


def test_without_frameworks_there_is_no_such_section() -> None:
    assert "Required disclosures" not in HtmlReport().render(analysis(), {}).decode()
