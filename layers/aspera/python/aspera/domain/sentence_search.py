"""Signals searched for in a single sentence, not in a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from aspera.domain.signals import Signal, compile_signal


class SentenceSignals:
    """Patterns of which one is enough (see `domain.signals`), compiled when they are first needed:
    a rule book has hundreds, and most documents need a few."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self.patterns = tuple(patterns)

    def __bool__(self) -> bool:
        return bool(self.patterns)

    @cached_property
    def signals(self) -> tuple[Signal, ...]:
        """InvalidInput when a pattern is refused."""
        return tuple(map(compile_signal, self.patterns))

    def search(self, text: str, lower: str) -> re.Match[str] | None:
        """The first place where the first pattern that matches does; `lower` is `text` in lower case."""
        for signal in self.signals:
            match = signal.regex.search(text) if _is_possible(signal, lower) else None
            if match:
                return match
        return None


def _is_possible(signal: Signal, lower: str) -> bool:
    for clause in signal.clauses:
        for literal in clause:
            if literal in lower:
                break
        else:
            return False
    return True
