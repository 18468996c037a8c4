"""What a run was compared with, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable

from aspera.domain.comparison.comparable import DocumentIdentity
from aspera.domain.document import Document
from aspera.domain.finding import Proposal, Value

AGENT = "consistency"
"""Whose facts are compared, and whose the proposals are."""
MOST_COMPARED = 5
"""Earlier documents, the newest first; a sixth is counted and not compared."""


class ComparedRun(Value):
    """One run of another document of the same owner."""

    document_id: str
    run_id: str
    filename: str


class ComparisonPlan(Value):
    """With which runs a run is compared: fixed when it is first made, so that a retry compares with
    the same. `left_out` counts documents of the company beyond the newest ones."""

    compared: tuple[ComparedRun, ...]
    left_out: int = 0


class Comparison(Value):
    plan: ComparisonPlan
    proposals: tuple[Proposal, ...]


def plan_comparison(
    own: DocumentIdentity, document: Document, others: Iterable[tuple[Document, DocumentIdentity]]
) -> ComparisonPlan:
    """The documents of the same company that were uploaded before `document`, newest first."""
    kin = [
        ComparedRun(document_id=other.document_id, run_id=identity.run_id, filename=other.filename)
        for other, identity in sorted(others, key=lambda pair: _newest_first(pair[0]))
        if _is_before(other, document) and own.is_kin(identity)
    ]
    return ComparisonPlan(compared=tuple(kin[:MOST_COMPARED]), left_out=len(kin[MOST_COMPARED:]))


def _is_before(other: Document, document: Document) -> bool:
    return (other.created_at, other.document_id) < (document.created_at, document.document_id)


def _newest_first(document: Document) -> tuple[int, str]:
    return -document.created_at, document.document_id


def described(plan: ComparisonPlan) -> dict[str, str]:
    """Statistics for people."""
    if not plan.compared:
        return {}
    said = {"compared with": ", ".join(run.filename for run in plan.compared)}
    if plan.left_out:
        said["older documents not compared"] = str(plan.left_out)
    return said
