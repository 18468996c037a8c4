"""The words of many pages, each once: what does not stand here need not be looked for on a page."""

from __future__ import annotations

from collections.abc import Iterable

from aspera.domain.page import Page


class Vocabulary:
    def __init__(self, pages: Iterable[Page]) -> None:
        words: dict[str, None] = {}
        for page in pages:
            words.update(dict.fromkeys(page.text.lower.split()))
        self._words = " ".join(words)

    def may_hold(self, literal: str) -> bool:
        """False when `literal`, which is lower-case, stands on none of the pages."""
        return all(part in self._words for part in literal.split())
