"""Documents and how far they are."""

from __future__ import annotations

from typing import Any

from aspera.domain.document import DocumentStatus
from aspera.domain.errors import NotFound
from aspera.entrypoints.graphql.context import Context
from aspera.entrypoints.graphql.options import chosen_options
from aspera.entrypoints.graphql.paging import checked, connection, opened, sealed
from aspera.entrypoints.graphql.views.documents import View, document_view, event_view, execution_view
from aspera.use_cases.delete_document import delete_document as forget
from aspera.use_cases.find_document import every_document

_MOST_LISTED = 200


def list_documents(
    context: Context, limit: int | None = None, next_token: str | None = None, status: str | None = None
) -> View:
    size = checked(limit, 50, _MOST_LISTED)
    documents = context.ports.documents
    if status is None:
        found, cursor = documents.list(context.owner, size, opened(context, next_token))
        return {"items": [document_view(d, context) for d in found], "nextToken": sealed(context, cursor)}
    of_status = [
        document_view(document, context)
        for document in every_document(context.owner, documents=documents)
        if document.status is DocumentStatus(status)
    ]
    return connection(context, of_status, size, next_token, "documents", context.owner, status)


def get_document(context: Context, id: str) -> View:
    return document_view(context.ports.documents.get(id, context.owner), context)


def list_agent_executions(
    context: Context, document_id: str, limit: int | None = None, next_token: str | None = None
) -> View:
    context.ports.documents.get(document_id, context.owner)
    found = [execution_view(e) for e in context.ports.agent_executions.list(document_id)]
    return connection(
        context, found, checked(limit, 100), next_token, "executions", context.owner, document_id
    )


def list_events(
    context: Context, document_id: str, after: int | None = None, limit: int | None = None
) -> list[View]:
    context.ports.documents.get(document_id, context.owner)
    events = context.ports.events.after(document_id, max(after or 0, 0), checked(limit, 1000))
    return [event_view(event) for event in events]


def analyse(
    context: Context,
    document_id: str,
    agents: list[str] | None = None,
    frameworks: list[str] | None = None,
    again: bool | None = False,
) -> View:
    options = chosen_options(context, agents, frameworks)
    document = context.analyses.request(document_id, context.owner, options, bool(again))
    return document_view(document, context)


def delete_document(context: Context, id: str) -> str:
    context.ports.documents.get(id, context.owner)
    context.analyses.withdraw(id)
    context.call(forget, id, context.owner)
    return id


def update_agent_status(context: Context, **fields: Any) -> View:
    return {
        "documentId": fields["document_id"],
        "owner": fields["owner"],
        "agent": fields["agent"],
        "status": fields["status"],
        "lastPage": fields.get("last_page"),
        "findings": fields.get("findings"),
        "sequence": fields["sequence"],
    }


def update_document(context: Context, **fields: Any) -> View:
    names = ("id", "owner", "status", "reason", "sequence", "detail")
    return {name: fields.get(name) for name in names}


def list_conversations(context: Context, limit: int | None = None, next_token: str | None = None) -> View:
    checked(limit, 50)
    if next_token is not None:
        raise NotFound("There are no conversations.")
    return {"items": [], "nextToken": None}
