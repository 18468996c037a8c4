from __future__ import annotations

from aspera.domain.plan import AgentResult
from aspera.entrypoints.measurements import measurements_of
from aspera.use_cases.complete_document import Completed
from aspera.use_cases.consolidate_findings import Consolidated


def test_each_result_says_what_is_measured_of_it() -> None:
    results = [
        Completed(document_id="d", run_id="r", status="COMPLETE"),
        AgentResult(agent="math", first_page=1, last_page=2, milliseconds=40),
        Consolidated(findings=3, dropped=0, severities={"HIGH": 2, "LOW": 1}),
        None,
    ]
    measured = [m for result in results for m in measurements_of(result)]
    assert [(m.name, m.value, m.dimensions) for m in measured] == [
        ("DocumentsProcessed", 1, {}),
        ("AgentExecutionTime", 40, {"AgentType": "math"}),
        ("FindingsBySeverity", 2, {"Severity": "HIGH"}),
        ("FindingsBySeverity", 1, {"Severity": "LOW"}),
    ]
