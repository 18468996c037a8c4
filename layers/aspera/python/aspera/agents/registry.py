"""Every agent, by name: a new one is a folder and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from aspera.agents.compliance.agent import ComplianceAgent
from aspera.agents.consistency.agent import ConsistencyAgent
from aspera.agents.greenwashing.agent import GreenwashingAgent
from aspera.agents.math.agent import MathAgent
from aspera.agents.risk.agent import RiskAgent
from aspera.domain.framework import Framework
from aspera.ports.agents import Agent


def make_agents(frameworks: Callable[[str], Framework]) -> Mapping[str, Agent]:
    """`frameworks` gives a disclosure framework by its id."""
    agents: tuple[Agent, ...] = (
        MathAgent(),
        ConsistencyAgent(),
        GreenwashingAgent(),
        ComplianceAgent(frameworks),
        RiskAgent(),
    )
    return {agent.name: agent for agent in agents}


def load_rules() -> None:
    """Read the rules that the agents read with their first page, so that processes which are
    forked from this one have them."""
    GreenwashingAgent.load_rules()
    RiskAgent.load_rules()
