"""Text in which the words of risk say nothing about the company: audit reports, certifications,
contracts, accounting standards."""

from __future__ import annotations

import re

from aspera.domain.page import PageText

AUDIT_CLASSES = frozenset(("R-REP-AUD", "R-FIN-GC"))
"""What an auditor's report itself can disclose."""
_CERTIFICATIONS = ("i have reviewed this", "based on my knowledge")
_AUDIT_REPORTS = ("basis for opinion", "critical audit matter", "auditor’s responsib", "auditor's responsib")
_CONTRACT_WORDS = ("hereunder", "hereof", "herein", "thereof", "the participant", " shall ")
_MOST_CONTRACT_WORDS = 5
_SENTENCE = re.compile(
    r"\b(?:PCAOB|the registrant|certify that|Accounting Standards (?:Update|Codification)|ASU \d|ASU No|"
    r"FASB|IASB|(?:is|are) defined as|refers to|shall|hereunder|forward-looking|incorporated (?:herein )?by "
    r"reference|our audits? (?:of|in|provides?|included?|also|was|were|for|report)|"
    r"we audited|misstatement|[Tt]he Participant)\b|"
    r"^(?:Exhibit|See|Refer to|Form of)\b|"
    r"^\W*“[^”]{2,60}” means\b"
)


def is_certification(text: PageText) -> bool:
    return all(phrase in text.lower for phrase in _CERTIFICATIONS)


def is_audit_report(text: PageText) -> bool:
    return any(phrase in text.lower for phrase in _AUDIT_REPORTS)


def is_contract(text: PageText) -> bool:
    """A contract printed with the document, such as an exhibit."""
    return sum(map(text.lower.count, _CONTRACT_WORDS)) > _MOST_CONTRACT_WORDS


def is_boilerplate(sentence: str) -> bool:
    return _SENTENCE.search(sentence) is not None
