"""Signals searched for in a single sentence, not in a page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from aspera.domain.signals import Signal, compile_signal


class SentenceSignals:
    """Patterns of which one is enough (see `domain.signals`)."""

    def __init__(self, patterns: Iterable[str]) -> None:
        """InvalidInput when a pattern is refused."""
        self.patterns = tuple(patterns)
        self.signals = tuple(map(compile_signal, self.patterns))

    def __bool__(self) -> bool:
        return bool(self.patterns)

    def search(self, text: str, lower: str) -> re.Match[str] | None:
        """The first place where the first pattern that matches does; `lower` is `text` in lower case."""
        for signal in self.signals:
            match = signal.regex.search(text) if _is_possible(signal, lower) else None
            if match:
                return match
        return None

    def found(self, text: str, lower: str) -> list[str]:
        """What the patterns match in `text`, from left to right without overlap; at one place the
        first pattern goes before the others."""
        spans = [
            (match.start(), order, match.end())
            for order, signal in enumerate(self.signals)
            if _is_possible(signal, lower)
            for match in signal.regex.finditer(text)
        ]
        words, position = [], 0
        for start, _, end in sorted(spans):
            if start >= position:
                words.append(text[start:end])
                position = end
        return words


def _is_possible(signal: Signal, lower: str) -> bool:
    for clause in signal.clauses:
        for literal in clause:
            if literal in lower:
                break
        else:
            return False
    return True
