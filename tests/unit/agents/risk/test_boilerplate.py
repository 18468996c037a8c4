from __future__ import annotations

import pytest

from aspera.agents.risk.examination import Examination
from aspera.agents.risk.statement import STATEMENT, Statement
from tests.drawing import page_of

CERTIFICATION = """
I, Corie Barry, certify that:
I have reviewed this annual report on Form 10-K of Best Buy Co., Inc.

Based on my knowledge, this report does not contain any untrue statement of a material fact.

We identified a material weakness in our internal control over financial reporting and any fraud.
"""
AUDIT_REPORT = """
Basis for Opinion

We identified a material weakness in the tests that we performed for this audit of 2022.

These conditions raise substantial doubt about the Company’s ability to continue as a going concern.
"""


def classes_of(text: str) -> list[str]:
    page = page_of(text)
    return [Statement.of(m).risk_class for m in Examination([page]).run(page) if m.key == STATEMENT]


@pytest.mark.parametrize(
    "sentence",
    [
        "Our audit included assessing the risk that a material weakness exists, and testing controls in 2022.",
        "All significant deficiencies and material weaknesses in the design or operation of internal control.",
        "A material weakness is defined by the standards as a deficiency in internal control of 2022.",
        "The existence of a material weakness would preclude management from concluding that control is effective.",
        "Any fraud, whether or not material, that involves management or other employees of the registrant.",
        "We plan the audit to obtain assurance about misstatement, whether due to error or fraud, for 2022.",
        "The financial statements for 2022 are prepared using the going concern basis of accounting.",
        "Conclude whether a material uncertainty exists that may cast significant doubt on the going concern.",
        "Events of default include the breach of covenants and the failure to pay principal in 2022.",
        "We are maintaining efforts to achieve our priority goal of “zero major and fatal accidents” in 2023.",
        "Our zero tolerance policy prohibits bribery and corruption in all 40 countries.",
    ],
)
def test_formulas_of_auditors_lawyers_and_policies_are_never_shown(sentence: str) -> None:
    assert classes_of(sentence) == []


def test_a_certification_is_not_read() -> None:
    assert classes_of(CERTIFICATION) == []


def test_an_audit_report_is_read_for_what_an_auditor_discloses_only() -> None:
    assert classes_of(AUDIT_REPORT) == ["R-FIN-GC"]


def test_a_contract_printed_with_the_report_is_not_read() -> None:
    text = "The Participant shall repay and shall hold harmless the parties hereunder. " * 3
    assert classes_of(text + "The Company violated certain debt covenants during 2022.") == []
