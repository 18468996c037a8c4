"""Proven findings, by document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from aspera.domain.finding import Finding, Severity


class Findings(Protocol):
    def replace(self, document_id: str, findings: Sequence[Finding]) -> None:
        """All findings of the document, at once; the ones before are gone."""

    def list(self, document_id: str, agent_type: str | None = None) -> Sequence[Finding]:
        """In the order in which they were stored."""

    def counts(self, document_id: str) -> Mapping[Severity, int]:
        """How many there are of each severity that occurs."""
