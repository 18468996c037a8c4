"""The consistency agent: what a document says twice, and differently."""

from aspera.agents.consistency.agent import ConsistencyAgent

__all__ = ["ConsistencyAgent"]
