"""Which version of a standard is applied when several of them are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aspera.agents.compliance.checklist import declared_key
from aspera.domain.document import Profile
from aspera.domain.framework import Framework


def outvoted(
    framework: Framework, others: Sequence[Framework], counts: Mapping[str, int], profile: Profile
) -> str:
    """Why another version is applied instead; empty when this one is. `others` are all frameworks
    that can be applied to the document, oldest version first.

    A version that does not hold for the reporting year is no rival. Of several that do, the one
    that the document names most is taken, then the oldest: a newer one has to be elected, and the
    statement has to say so (Delegated Regulation (EU) 2026/1563 for the reporting year 2026).
    """
    rivals = [other for other in others if framework.family and other.family == framework.family]
    chosen = max(rivals, key=lambda rival: counts.get(declared_key(rival), 0), default=framework)
    if chosen.id == framework.id:
        return ""
    year = profile.fiscal_year or "not known"
    if counts.get(declared_key(chosen), 0):
        return f"the document names the other version, {chosen.title} (reporting year: {year})"
    return f"the document does not name its version; {chosen.title} is taken (reporting year: {year})"
