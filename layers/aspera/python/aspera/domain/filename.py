"""File names as people give them, made harmless for folders, headers and screens."""

from __future__ import annotations

import unicodedata

_LONGEST = 180
"""Bytes: below the 255 of file systems."""
_UNFIT = frozenset('/\\:*?"<>|')
_INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
"""Unicode categories: control and format characters (bidirectional overrides among them),
surrogates, what is unassigned, and line ends."""


def safe_filename(name: str) -> str:
    """The last part of the path, composed (NFC), without what cannot be seen, at most 180 bytes
    with its ending kept; `document` when nothing is left."""
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(c for c in last if unicodedata.category(c) not in _INVISIBLE)
    fit = "".join("_" if c in _UNFIT else c for c in unicodedata.normalize("NFC", seen)).rstrip(" .")
    stem, dot, ending = fit.rpartition(".")
    if not dot or len(ending) > 10:
        stem, ending = fit, ""
    stem = _cut(stem.strip(" .") or "document", _LONGEST - len(ending.encode()) - 1)
    return f"{stem}.{ending}" if ending else stem


def _cut(text: str, size: int) -> str:
    return text.encode()[:size].decode(errors="ignore")
