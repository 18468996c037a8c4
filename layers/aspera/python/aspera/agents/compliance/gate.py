"""Whether a framework can be applied to a document at all."""

from __future__ import annotations

from collections.abc import Mapping

from aspera.agents.compliance.checklist import topic_key
from aspera.domain.document import Profile
from aspera.domain.framework import Framework

_LEAST_SEARCHED = 0.85
"""Nothing is called missing when less than this share of the pages could be searched."""


def obstacle(framework: Framework, profile: Profile) -> str:
    """Why the framework cannot be applied to such a document; empty when it can."""
    if not profile.language:
        return "the document's language is not known"
    if profile.language != framework.language:
        return f"there are no signals for language {profile.language}"
    if framework.fiscal_years.hold(profile.fiscal_year) is False:
        return f"this version does not hold for the reporting year {profile.fiscal_year}"
    return ""


def off_topic(framework: Framework, counts: Mapping[str, int]) -> str:
    """Why the document gives no occasion to apply it; empty when it does."""
    gate = framework.topic_gate
    times = counts.get(topic_key(framework), 0)
    if gate is None or times >= gate.at_least:
        return ""
    return f"the document hardly speaks of it ({times} of at least {gate.at_least} mentions)"


def too_little(framework: Framework, found: int, searched: int, profile: Profile) -> str:
    """Why nothing can be called missing; empty when it can."""
    if searched < _LEAST_SEARCHED * profile.pages:
        return f"only {searched} of {profile.pages} pages could be searched"
    if found < framework.rules.least_found:
        total = len(framework.requirements)
        return f"only {found} of {total} were recognised; the document may be of another build"
    return ""
