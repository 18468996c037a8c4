"""What a stored event becomes for whoever watches: a mutation of the GraphQL schema.

The same on AppSync and on a laptop. A subscriber is sent the mutation's selection set, so each
selects every field that a subscription filters by or a client reads (AppSync developer guide,
"Real-time data").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from aspera.domain.event import Event, EventType

_AGENT = """mutation ($documentId: ID!, $owner: String!, $agent: String!, $status: AgentStatus!,
    $lastPage: Int, $findings: Int, $sequence: Int!) {
  updateAgentStatus(documentId: $documentId, owner: $owner, agent: $agent, status: $status,
      lastPage: $lastPage, findings: $findings, sequence: $sequence) {
    documentId owner agent status lastPage findings sequence
  }
}"""
_DOCUMENT = """mutation ($id: ID!, $owner: String!, $status: DocumentStatus!, $reason: String,
    $sequence: Int!, $detail: AWSJSON) {
  updateDocument(id: $id, owner: $owner, status: $status, reason: $reason, sequence: $sequence,
      detail: $detail) {
    id owner status reason sequence detail
  }
}"""


@dataclass(frozen=True, slots=True)
class Notification:
    """`query` and `variables` as GraphQL takes them over HTTP."""

    query: str
    variables: Mapping[str, Any]


def notification(event: Event, owner: str) -> Notification:
    """`owner` comes from the document's row, never from a client."""
    if event.type is EventType.AGENT_STATUS_CHANGED:
        return Notification(_AGENT, _agent_variables(event, owner))
    return Notification(_DOCUMENT, _document_variables(event, owner))


def _agent_variables(event: Event, owner: str) -> dict[str, Any]:
    return {
        "documentId": event.document_id,
        "owner": owner,
        "agent": event.detail["agent"],
        "status": event.detail["status"],
        "lastPage": event.detail.get("last_page"),
        "findings": event.detail.get("proposals"),
        "sequence": event.sequence,
    }


def _document_variables(event: Event, owner: str) -> dict[str, Any]:
    return {
        "id": event.document_id,
        "owner": owner,
        "status": _status(event),
        "reason": event.detail.get("reason"),
        "sequence": event.sequence,
        "detail": orjson.dumps({"type": event.type.value, **event.detail}).decode(),
    }


def _status(event: Event) -> str:
    match event.type:
        case EventType.DOCUMENT_COMPLETED | EventType.FINDING_REVIEWED | EventType.DOCUMENT_DELETED:
            return str(event.detail["status"])
        case EventType.DOCUMENT_FAILED:
            return "FAILED"
    return "PROCESSING"
