"""Signals searched for in a single sentence, not in a page."""

from __future__ import annotations

import re

from aspera.domain.signals import Signal


def first_match(signal: Signal, text: str, lower: str) -> re.Match[str] | None:
    """The first place where `signal` matches; `lower` is `text` in lower case."""
    for clause in signal.clauses:
        for literal in clause:
            if literal in lower:
                break
        else:
            return None
    return signal.regex.search(text)
