"""Files that come and go."""

from __future__ import annotations

import secrets
from typing import Any

import orjson

from aspera.domain.document import DocumentStatus
from aspera.domain.errors import InvalidInput, NotFound
from aspera.domain.run import Options
from aspera.entrypoints.graphql.context import Context
from aspera.entrypoints.graphql.options import chosen_options
from aspera.entrypoints.graphql.views.documents import document_view
from aspera.use_cases.create_upload import Announcement
from aspera.use_cases.create_upload import create_upload as announce_upload
from aspera.use_cases.export_document import ExportFormat
from aspera.use_cases.export_document import export_document as export
from aspera.use_cases.link_document import Download, link_document
from aspera.use_cases.picture_pages import picture_pages
from aspera.use_cases.request_analysis import remember_request
from aspera.use_cases.upload_document import upload_document

View = dict[str, Any]


def create_upload(
    context: Context,
    filename: str,
    size: float,
    media_type: str,
    sha256: str | None = None,
    agents: list[str] | None = None,
    frameworks: list[str] | None = None,
) -> View:
    """What is chosen here is what the analysis that begins with the upload does."""
    options = chosen_options(context, agents, frameworks)
    if not float(size).is_integer():
        raise InvalidInput("A file's size is a whole number of bytes.")
    wanted = Announcement(
        filename=filename,
        size=int(size),
        media_type=media_type,
        sha256=sha256 or "",
        nonce=secrets.token_hex(16),
    )
    planned = context.call(announce_upload, wanted, context.owner, context.ports.max_bytes)
    form = planned.form
    if form and (agents or frameworks):
        context.call(remember_request, planned.document_id, context.owner, options)
    return {
        "documentId": planned.document_id,
        "url": form.url if form else "",
        "method": form.method if form else "",
        "fields": orjson.dumps(form.fields if form else {}).decode(),
        "duplicateOf": planned.duplicate_of,
    }


def try_example(context: Context, filename: str | None = None) -> View:
    """Without a name the first one. One that was tried before is as it was left."""
    named = (path for path in context.ports.examples if filename in (None, path.name))
    path = next(named, None)
    if path is None:
        raise NotFound("There is no such example here.")
    document = context.call(upload_document, path, context.owner, context.ports.max_bytes)
    if document.status in (DocumentStatus.COMPLETE, DocumentStatus.PARTIAL):
        return document_view(document, context)
    options = Options(agents=tuple(context.ports.agents))
    return document_view(context.analyses.request(document.document_id, context.owner, options), context)


def document_file(context: Context, id: str) -> View:
    return _link_view(context.call(link_document, id, context.owner))


def page_pictures(context: Context, document_id: str, first: int, last: int) -> list[View]:
    found = context.call(picture_pages, document_id, context.owner, first, last)
    return [picture.model_dump() for picture in found]


def export_document(context: Context, id: str, format: str, accepted: bool | None = False) -> View:
    return _link_view(context.call(export, id, context.owner, ExportFormat(format), bool(accepted)))


def _link_view(download: Download) -> View:
    return {"url": download.url, "filename": download.filename, "mediaType": download.media_type}
