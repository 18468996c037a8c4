"""Which required disclosures are there, which only in part, which not at all."""

from aspera.agents.compliance.agent import ComplianceAgent

__all__ = ["ComplianceAgent"]
