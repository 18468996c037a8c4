"""A document's findings with how they stand in review, filtered, part by part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from aspera.domain.cursor import decode_cursor, encode_cursor
from aspera.domain.errors import NotFound
from aspera.domain.finding import Finding, Severity, Value
from aspera.domain.review import Review, ReviewState, stand_of
from aspera.ports.documents import Documents
from aspera.ports.findings import Findings
from aspera.ports.reviews import Reviews

_PLACE: Mapping[str, type] = {"position": int}


class FindingFilter(Value):
    """An empty field lets all pass; `text` is looked for in title, description and quotes, in
    whatever case."""

    agents: frozenset[str] = frozenset()
    severities: frozenset[Severity] = frozenset()
    rules: frozenset[str] = frozenset()
    states: frozenset[ReviewState] = frozenset()
    text: str = ""


class ReviewedFinding(Value):
    finding: Finding
    review: Review


class FindingsPage(Value):
    """`total` counts what passes the filter, on all pages."""

    items: tuple[ReviewedFinding, ...]
    cursor: str | None
    total: int


def list_findings(
    document_id: str,
    owner: str,
    filter: FindingFilter,
    limit: int,
    cursor: str | None = None,
    *,
    documents: Documents,
    findings: Findings,
    reviews: Reviews,
) -> FindingsPage:
    """A cursor works for the same document and filter only; any other is InvalidInput."""
    documents.get(document_id, owner)
    scope = ("findings", owner, document_id, _identity(filter))
    start = int(decode_cursor(cursor, _PLACE, *scope)["position"]) if cursor else 0
    stand = stand_of(reviews.list(document_id))
    passing = list(_passing(findings.list(document_id), stand, filter))
    end = start + limit
    more = encode_cursor({"position": end}, *scope) if end < len(passing) else None
    return FindingsPage(items=tuple(passing[start:end]), cursor=more, total=len(passing))


def get_finding(
    document_id: str,
    finding_id: str,
    owner: str,
    *,
    documents: Documents,
    findings: Findings,
    reviews: Reviews,
) -> ReviewedFinding:
    documents.get(document_id, owner)
    for finding in findings.list(document_id):
        if finding.finding_id == finding_id:
            stand = stand_of(reviews.list(document_id, finding_id))
            return ReviewedFinding(finding=finding, review=stand.get(finding_id, Review()))
    raise NotFound(f"There is no finding {finding_id!r} in this document.")


def accepted_findings(document_id: str, *, reviews: Reviews) -> frozenset[str]:
    """The ids of those that were accepted, and not dismissed or reopened afterwards."""
    stand = stand_of(reviews.list(document_id))
    return frozenset(id for id, review in stand.items() if review.state is ReviewState.ACCEPTED)


def _passing(
    found: Sequence[Finding], stand: Mapping[str, Review], filter: FindingFilter
) -> Iterator[ReviewedFinding]:
    text = filter.text.casefold().strip()
    for finding in found:
        review = stand.get(finding.finding_id, Review())
        if (
            (not filter.agents or finding.agent_type in filter.agents)
            and (not filter.severities or finding.severity in filter.severities)
            and (not filter.rules or finding.rule in filter.rules)
            and (not filter.states or review.state in filter.states)
            and (not text or text in _searched(finding))
        ):
            yield ReviewedFinding(finding=finding, review=review)


def _searched(finding: Finding) -> str:
    quotes = (evidence.quote for evidence in finding.evidence)
    return "\n".join((finding.title, finding.description, *quotes)).casefold()


def _identity(filter: FindingFilter) -> str:
    names = (filter.agents, filter.severities, filter.rules, filter.states)
    return "|".join([*(",".join(sorted(part)) for part in names), filter.text])
