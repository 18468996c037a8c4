"""Where sentences begin and end. Rules only: abbreviations, initials and decimals do not end one."""

from __future__ import annotations

import re

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sr jr st no nos vs etc inc ltd co corp llc plc fig figs approx est "
    "e.g i.e cf al art sec ch vol ed p pp jan feb mar apr jun jul aug sep sept oct nov dec "
    "u.s u.k u.n e.u ca ggf bzw z.b d.h nr abs dgl usw m mme".split()
)
_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-ZÀ-ÞΑ-ΩА-Я0-9])|\n+")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Spans (start, end) of the sentences of `text`, blanks trimmed, in order."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if "\n" not in match.group() and not _ends_here(text, start, match.start()):
            continue
        _append(spans, text, start, match.end())
        start = match.end()
    _append(spans, text, start, len(text))
    return spans


def _ends_here(text: str, start: int, stop: int) -> bool:
    if text[stop] != "." or stop == start or text[stop - 1].isspace():
        return True
    word = text[start:stop].rsplit(None, 1)[-1].lower().lstrip("(\"'“‘[")
    if word in _ABBREVIATIONS:
        return False
    return not (len(word) == 1 and word.isalpha())


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))
