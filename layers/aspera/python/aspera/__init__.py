"""ASPERA reads reports the way a sceptical auditor does."""

__version__ = "0.1.0"
