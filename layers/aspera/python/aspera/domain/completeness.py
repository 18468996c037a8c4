"""Whether all of a document was read and analysed; what was skipped is said, with counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aspera.domain.document import DocumentStatus
from aspera.domain.outcome import AgentOutcome, AgentStatus, Coverage
from aspera.domain.run import format_ranges


def judge(
    coverage: Coverage, agents: Iterable[AgentOutcome], graph_problem: str, comparison_problem: str = ""
) -> tuple[DocumentStatus, str]:
    """COMPLETE with no reason, or PARTIAL with every reason in one line."""
    reasons = [
        *_unread_pages(coverage),
        *_unread_tables(coverage),
        *(f"agent {o.agent_type}: {o.reason}" for o in agents if o.status is not AgentStatus.COMPLETE),
    ]
    if coverage.chunks_indexed < coverage.chunks:
        missing = coverage.chunks - coverage.chunks_indexed
        reasons.append(f"{missing} of {coverage.chunks} passages are missing from the search index")
    if graph_problem:
        reasons.append(f"the graph was not updated ({graph_problem})")
    if comparison_problem:
        reasons.append(f"earlier documents of the same company were not compared ({comparison_problem})")
    return (DocumentStatus.PARTIAL, "; ".join(reasons)) if reasons else (DocumentStatus.COMPLETE, "")


def _unread_pages(coverage: Coverage) -> list[str]:
    reasons = []
    skipped = coverage.pages_total - coverage.pages_requested
    if skipped:
        reasons.append(f"{skipped} of {coverage.pages_total} pages were not asked for (--pages)")
    by_reason: dict[str, list[int]] = {}
    for problem in coverage.problems:
        by_reason.setdefault(problem.reason, []).append(problem.page)
    for reason, pages in by_reason.items():
        reasons.append(f"{_pages(pages)} not read: {reason}")
    silent = coverage.pages_requested - coverage.pages_read - len(coverage.problems)
    if silent:
        reasons.append(f"{silent} of {coverage.pages_requested} pages are missing from the reading")
    return reasons


def _unread_tables(coverage: Coverage) -> list[str]:
    """A sentence for each reason for which tables were given up, without its full stop."""
    by_reason: dict[str, list[int]] = {}
    for problem in coverage.unread_tables:
        by_reason.setdefault(problem.reason, []).append(problem.page)
    return [_given_up(reason, pages) for reason, pages in by_reason.items()]


def _given_up(reason: str, pages: Sequence[int]) -> str:
    tables, its = ("1 table", "its") if len(pages) == 1 else (f"{len(pages)} tables", "their")
    where = _pages(sorted({*pages}))
    return f"{tables} on {where} could not be read: {reason}; {its} numbers were not checked"


def _pages(pages: Sequence[int]) -> str:
    return f"{'page' if len(pages) == 1 else 'pages'} {format_ranges(pages)}"
