"""What every adapter of the port `Findings` does."""

from __future__ import annotations

from decimal import Decimal

import pytest

from aspera.adapters.aws.findings import DynamoFindings
from aspera.adapters.local.findings import SqliteFindings
from aspera.adapters.memory.clock import ManualClock
from aspera.adapters.memory.findings import MemoryFindings
from aspera.domain.finding import Absence, Computation, Severity
from aspera.ports.findings import Findings
from tests.contract.examples import UNICODE, at_the_same_time, finding


@pytest.fixture(params=["memory", "sqlite", "dynamodb"])
def findings(request: pytest.FixtureRequest) -> Findings:
    if request.param == "dynamodb":
        return DynamoFindings(*request.getfixturevalue("tables"), ManualClock(now=1_000))
    if request.param == "sqlite":
        return SqliteFindings(request.getfixturevalue("database"))
    return MemoryFindings()


def test_an_unknown_document_has_no_findings(findings: Findings) -> None:
    assert list(findings.list("d1")) == []
    assert list(findings.list("d1", "math")) == []


def test_findings_are_read_as_they_were_stored_and_in_that_order(findings: Findings) -> None:
    stored = [finding(f"f{number}", title=UNICODE) for number in (3, 1, 2)]
    findings.replace("d1", stored)
    assert list(findings.list("d1")) == stored


def test_decimals_keep_every_digit_and_their_trailing_zeros(findings: Findings) -> None:
    values = [Decimal("12.40"), Decimal("1E+3"), Decimal("-0.000"), Decimal("1" * 50 + ".10")]
    computation = Computation(
        formula="", operands=(), printed=values[0], recomputed=values[1], difference=values[2],
        tolerance=values[3],
    )  # fmt: skip
    findings.replace("d1", [finding(computation=computation)])
    read = findings.list("d1")[0].computation
    assert read is not None
    read_values = [read.printed, read.recomputed, read.difference, read.tolerance]
    assert [value.as_tuple() for value in read_values] == [value.as_tuple() for value in values]


def test_a_finding_about_something_absent_is_kept(findings: Findings) -> None:
    absent = finding(evidence=(), computation=None, absence=Absence(queries=("a",), pages_searched=(1, 2)))
    findings.replace("d1", [absent])
    assert list(findings.list("d1")) == [absent]


def test_replacing_removes_all_that_were_there(findings: Findings) -> None:
    findings.replace("d1", [finding("f1"), finding("f2")])
    findings.replace("d1", [finding("f3")])
    assert [one.finding_id for one in findings.list("d1")] == ["f3"]
    findings.replace("d1", [])
    assert list(findings.list("d1")) == []


def test_replacing_by_the_same_changes_nothing(findings: Findings) -> None:
    stored = [finding("f1"), finding("f2")]
    findings.replace("d1", stored)
    findings.replace("d1", stored)
    assert list(findings.list("d1")) == stored


def test_documents_do_not_touch_each_other(findings: Findings) -> None:
    findings.replace("d1", [finding("f1")])
    findings.replace("d2", [finding("f2")])
    findings.replace("d2", [])
    assert [one.finding_id for one in findings.list("d1")] == ["f1"]


def test_one_agents_findings_keep_the_order(findings: Findings) -> None:
    findings.replace("d1", [finding("f1", "risk"), finding("f2", "math"), finding("f3", "risk")])
    assert [one.finding_id for one in findings.list("d1", "risk")] == ["f1", "f3"]
    assert list(findings.list("d1", "nobody")) == []


def test_many_and_large_findings_are_kept(findings: Findings) -> None:
    stored = [finding(f"f{number}", description="x" * 2_000) for number in range(1_000)]
    stored.append(finding("large", description="x" * 2_000_000))
    findings.replace("d1", stored)
    assert list(findings.list("d1")) == stored


def test_writers_at_the_same_time_leave_the_findings_of_one_of_them(findings: Findings) -> None:
    def replace(writer: int) -> None:
        findings.replace("d1", [finding(f"{writer}-{number}") for number in range(5)])

    at_the_same_time(replace, 24)
    names = [one.finding_id for one in findings.list("d1")]
    assert len(names) == 5
    assert len({name.split("-")[0] for name in names}) == 1


def test_findings_are_counted_by_severity(findings: Findings) -> None:
    assert dict(findings.counts("d1")) == {}
    stored = [finding("f1"), finding("f2"), finding("f3", severity=Severity.LOW)]
    findings.replace("d1", stored)
    assert dict(findings.counts("d1")) == {Severity.HIGH: 2, Severity.LOW: 1}
