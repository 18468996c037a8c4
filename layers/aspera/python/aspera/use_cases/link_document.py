"""Where a browser gets a document's file."""

from __future__ import annotations

from aspera.domain.document import DocumentStatus
from aspera.domain.errors import NotFound
from aspera.domain.finding import Value
from aspera.ports.documents import Documents
from aspera.ports.links import Links


class Download(Value):
    url: str
    filename: str
    media_type: str


def link_document(document_id: str, owner: str, *, documents: Documents, links: Links) -> Download:
    """The media type is the one that was found, not the one that was claimed."""
    document = documents.get(document_id, owner)
    if document.status is DocumentStatus.UPLOADING:
        raise NotFound("The file is not there yet.")
    media_type = document.media_type.value
    url = links.download(document.object_key, document.filename, media_type)
    return Download(url=url, filename=document.filename, media_type=media_type)
