"""The math agent: recomputes what a report prints, in exact decimals, without a model."""

from aspera.agents.math.agent import MathAgent

__all__ = ["MathAgent"]
