"""Findings in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from aspera.domain.finding import Finding, Severity


class MemoryFindings:
    def __init__(self) -> None:
        self._findings: dict[str, tuple[Finding, ...]] = {}

    def replace(self, document_id: str, findings: Sequence[Finding]) -> None:
        self._findings[document_id] = tuple(findings)

    def list(self, document_id: str, agent_type: str | None = None) -> Sequence[Finding]:
        stored = self._findings.get(document_id, ())
        return [finding for finding in stored if agent_type in (None, finding.agent_type)]

    def counts(self, document_id: str) -> Mapping[Severity, int]:
        return Counter(finding.severity for finding in self._findings.get(document_id, ()))
