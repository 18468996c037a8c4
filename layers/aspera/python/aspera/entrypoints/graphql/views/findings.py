"""Findings, their evidence and what people say about them."""

from __future__ import annotations

from typing import Any

from aspera.domain.finding import Computation, Evidence, Finding, Operand
from aspera.domain.requirement_assessment import FrameworkAssessment, RequirementAssessment
from aspera.domain.review import Review, ReviewEntry

View = dict[str, Any]


def finding_view(finding: Finding, document_id: str, review: Review) -> View:
    return {
        "id": finding.finding_id,
        "documentId": document_id,
        "agent": finding.agent_type,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "category": finding.category,
        "title": finding.title,
        "description": finding.description,
        "confidence": finding.confidence,
        "evidence": [evidence_view(evidence, document_id) for evidence in finding.evidence],
        "computation": computation_view(finding.computation) if finding.computation else None,
        "absence": {
            "queries": finding.absence.queries,
            "pagesSearched": finding.absence.pages_searched,
        }
        if finding.absence
        else None,
        "also": finding.also,
        "review": review_view(review),
    }


def evidence_view(evidence: Evidence, document_id: str) -> View:
    return {
        "documentId": evidence.document_id or document_id,
        "filename": evidence.filename,
        "page": evidence.page,
        "quote": evidence.quote,
        "boxes": evidence.boxes,
        "verified": evidence.verified,
    }


def computation_view(computation: Computation) -> View:
    return {
        "formula": computation.formula,
        "unit": computation.unit,
        "printed": str(computation.printed),
        "recomputed": str(computation.recomputed),
        "difference": str(computation.difference),
        "tolerance": str(computation.tolerance),
        "operands": [_operand_view(operand) for operand in computation.operands],
        "detail": lambda info: computation.model_dump_json(),
    }


def _operand_view(operand: Operand) -> View:
    return {
        "label": operand.label,
        "value": str(operand.value),
        "page": operand.page,
        "box": operand.box,
    }


def review_view(review: Review) -> View:
    return {
        "state": review.state.value,
        "assignee": review.assignee,
        "comments": review.comments,
        "updatedAt": review.updated_at,
    }


def entry_view(entry: ReviewEntry) -> View:
    return {
        "documentId": entry.document_id,
        "findingId": entry.finding_id,
        "sequence": entry.sequence,
        "author": entry.author,
        "time": entry.time,
        "state": entry.state.value if entry.state else None,
        "assignee": entry.assignee,
        "comment": entry.comment,
    }


def assessment_view(framework: FrameworkAssessment, one: RequirementAssessment, document_id: str) -> View:
    return {
        "framework": framework.framework,
        "frameworkTitle": framework.title,
        "requirement": one.requirement,
        "title": one.title,
        "paragraph": one.reference,
        "status": one.status.name,
        "gap": one.reason,
        "topic": one.topic,
        "expects": one.expects,
        "pagesSearched": framework.pages_searched,
        "evidence": [evidence_view(one.evidence, document_id)] if one.evidence else [],
    }


def verdict_view(framework: FrameworkAssessment) -> View:
    return {
        "framework": framework.framework,
        "title": framework.title,
        "version": framework.version,
        "caveat": framework.caveat,
        "note": framework.note,
        "verdict": framework.verdict,
        "pagesSearched": framework.pages_searched,
    }
