"""Slips planted in real documents, one to a copy, and whether an agent finds them."""
