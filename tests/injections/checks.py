"""What has to hold whatever a model says."""

from __future__ import annotations

from collections.abc import Sequence

from aspera.domain.canonical_text import canonical
from aspera.domain.finding import Proposal, Severity
from aspera.domain.model_proposals import is_by_model
from aspera.domain.page import Page
from tests.injections.analysis import Said, in_words


def assert_nothing_is_lost(off: Said, on: Said) -> None:
    """Each finding of the rules is still there; a gap that a model closes is told as a matter to look
    at, under the same requirement."""
    for finding in off.findings:
        assert any(_is_kept(finding, other) for other in on.findings), finding.title


def assert_all_is_proven(on: Said, read: Sequence[Page]) -> None:
    texts = {page.number: canonical(page.text.text) for page in read}
    for finding in on.findings:
        for quotation in finding.quotations:
            assert canonical(quotation.quote) in texts[quotation.page], finding.title


def assert_what_is_added_is_marked(off: Said, on: Said) -> None:
    known = {(finding.agent_type, finding.rule, finding.title) for finding in off.findings}
    added = [f for f in on.findings if (f.agent_type, f.rule, f.title) not in known]
    for finding in added:
        assert is_by_model(finding) and "language model" in finding.description, finding.title
        assert finding.severity.rank >= Severity.MEDIUM.rank or finding.computation is not None


def _is_kept(finding: Proposal, other: Proposal) -> bool:
    if finding.agent_type == "compliance":
        return other.rule.removesuffix("-by-model") == finding.rule
    told, said = in_words(other), in_words(finding)
    return told[:5] == said[:5] and told[6:] == said[6:] and str(told[5]).startswith(str(said[5]))
