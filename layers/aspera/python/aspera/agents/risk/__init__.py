"""What risks are disclosed, how severe they are, and how much of it is boilerplate; by rules."""

from aspera.agents.risk.agent import RiskAgent

__all__ = ["RiskAgent"]
