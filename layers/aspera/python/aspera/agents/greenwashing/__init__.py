"""Vague, absolute, unsupported, offset-based or selective environmental claims, found by rules."""

from aspera.agents.greenwashing.agent import GreenwashingAgent

__all__ = ["GreenwashingAgent"]
