"""Incidents that a report counts one by one, so that a single digit means something."""

from __future__ import annotations

from functools import lru_cache

from aspera.domain.fact_reading.labels import normal_label

INCIDENTS: tuple[str, ...] = (
    "fatality", "fatalities", "fatal accident", "data breach", "lost time injur",
    "lost-time injur", "recordable injur",
    "case of corruption", "cases of corruption", "incidents of corruption", "incidents of discrimination",
    "cases of discrimination", "product recall", "oil spill", "significant spill", "workplace accident",
)  # fmt: skip
"""How they begin on a page, in lower case."""

_NAMES = frozenset(
    "fatality; fatal accident; data breach; lost time injury; recordable injury; case corruption; "
    "incident corruption; incident discrimination; case discrimination; product recall; oil spill; "
    "significant spill; workplace accident".split("; ")
)
_PRELUDE = frozenset("number total work-related job-related work related reported recorded confirmed".split())


@lru_cache(maxsize=4096)
def incident_of(label: str) -> str:
    """The incident that a label counts without further restriction, or ""."""
    words = normal_label(label).replace("lost-time", "lost time").split()
    name = " ".join(word for word in words if word not in _PRELUDE)
    return name if name in _NAMES else ""
