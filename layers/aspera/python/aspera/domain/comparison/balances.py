"""The opening value of a year is the closing value of the year before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from aspera.domain.comparison.lines import Line

_CLOSING = {"beginning": "end", "opening": "closing", "begin": "end"}
_PERIOD = re.compile(r"(\d{4})((?:-\d\d-\d\d)?)")


def openings_as_closings(lines: Iterable[Line]) -> Iterator[Line]:
    """Each line of opening values ("balance at the beginning of the year") as the line of closing values
    that it repeats, each a year earlier."""
    for line in lines:
        label = closing_label(line.label)
        if label:
            facts = {before: fact for period, fact in line.facts.items() if (before := _year_before(period))}
            if facts:
                yield replace(line, label=label, facts=facts)


def closing_label(label: str) -> str:
    """“cash end year” for “cash beginning year”; "" for a label that names no opening value."""
    words = label.split()
    named = [word for word in words if word in _CLOSING]
    return " ".join(_CLOSING.get(word, word) for word in words) if len(named) == 1 else ""


def _year_before(period: str) -> str:
    """The year or day a year earlier, "" for shorter periods."""
    match = _PERIOD.fullmatch(period)
    return f"{int(match[1]) - 1}{match[2]}" if match else ""
