"""The part of a sentence that is quoted."""

from __future__ import annotations

import re

_MOST_WORDS = 60
_BULLET = re.compile(r"(?:[^\w\s“\"‘'(\[]+\s+)*")


def excerpt(sentence: str, start: int, end: int) -> tuple[int, int]:
    """The span of at most about 60 whole words around `start`–`end`; all of a short sentence but
    the bullet that it begins with."""
    if len(sentence.split()) <= _MOST_WORDS:
        bullet = _BULLET.match(sentence)
        return bullet.end() if bullet else 0, len(sentence)
    inside = len(sentence[start:end].split())
    spare = max(0, _MOST_WORDS - inside)
    left = _words_before(sentence, start, spare // 2)
    right = _words_after(sentence, end, spare - spare // 2)
    return left, right


def _words_before(text: str, position: int, count: int) -> int:
    position = text.rfind(" ", 0, position + 1) + 1
    for _ in range(count):
        if position == 0:
            break
        position = text.rfind(" ", 0, position - 1) + 1
    return position


def _words_after(text: str, position: int, count: int) -> int:
    for _ in range(count + 1):
        position = text.find(" ", position + 1)
        if position < 0:
            return len(text)
    return position
