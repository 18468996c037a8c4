"""Nouns and pure rules. No input, no output, no clock, no randomness."""
