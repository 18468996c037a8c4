"""Findings, reviews and the compliance matrix."""

from __future__ import annotations

from typing import Any

from aspera.domain.finding import Severity
from aspera.domain.review import Review, ReviewChange, ReviewState
from aspera.entrypoints.graphql.context import Context
from aspera.entrypoints.graphql.paging import checked, opened, sealed
from aspera.entrypoints.graphql.views.findings import (
    View,
    assessment_view,
    entry_view,
    finding_view,
    verdict_view,
)
from aspera.use_cases.compare_analyses import compare_analyses
from aspera.use_cases.list_findings import FindingFilter
from aspera.use_cases.list_findings import get_finding as read_finding
from aspera.use_cases.list_findings import list_findings as read_findings
from aspera.use_cases.list_reviews import list_reviews as read_reviews
from aspera.use_cases.read_analysis import read_analysis
from aspera.use_cases.review_finding import review_finding as add_entry


def list_findings(
    context: Context,
    document_id: str,
    filter: dict[str, Any] | None = None,
    limit: int | None = None,
    next_token: str | None = None,
) -> View:
    wanted = _filter(filter or {})
    size, cursor = checked(limit, 100), opened(context, next_token)
    page = context.call(read_findings, document_id, context.owner, wanted, size, cursor)
    items = [finding_view(item.finding, document_id, item.review) for item in page.items]
    return {"items": items, "nextToken": sealed(context, page.cursor), "total": page.total}


def _filter(given: dict[str, Any]) -> FindingFilter:
    return FindingFilter(
        agents=frozenset(given.get("agents") or ()),
        severities=frozenset(map(Severity, given.get("severities") or ())),
        rules=frozenset(given.get("rules") or ()),
        states=frozenset(map(ReviewState, given.get("states") or ())),
        text=given.get("text") or "",
    )


def get_finding(context: Context, document_id: str, id: str) -> View:
    found = context.call(read_finding, document_id, id, context.owner)
    return finding_view(found.finding, document_id, found.review)


def list_reviews(context: Context, document_id: str, finding_id: str | None = None) -> list[View]:
    entries = context.call(read_reviews, document_id, context.owner, finding_id)
    return [entry_view(entry) for entry in entries]


def review_finding(context: Context, document_id: str, finding_id: str, review: dict[str, Any]) -> View:
    change = ReviewChange(
        state=ReviewState(review["state"]) if review.get("state") else None,
        assignee=review.get("assignee"),
        comment=review.get("comment"),
    )
    return entry_view(context.call(add_entry, document_id, finding_id, context.owner, change))


def list_assessments(context: Context, document_id: str) -> list[View]:
    analysis = context.call(read_analysis, document_id, context.owner)
    return [
        assessment_view(framework, requirement, document_id)
        for framework in analysis.assessments
        for requirement in framework.requirements
    ]


def list_frameworks(context: Context, document_id: str) -> list[View]:
    analysis = context.call(read_analysis, document_id, context.owner)
    return [verdict_view(framework) for framework in analysis.assessments]


def compare_documents(context: Context, ids: list[str]) -> list[View]:
    return [
        finding_view(finding, result.document.id, Review())
        for result in context.call(compare_analyses, ids, context.owner)
        for finding in result.findings
    ]
