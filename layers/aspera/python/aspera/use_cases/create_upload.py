"""Announce a file: where its bytes are to be sent, and that they are on their way."""

from __future__ import annotations

from aspera.domain.document import Document, DocumentStatus, MediaType
from aspera.domain.errors import InvalidInput
from aspera.domain.filename import safe_filename
from aspera.domain.finding import Value
from aspera.domain.run import digest, upload_key
from aspera.ports.clock import Clock
from aspera.ports.documents import Documents
from aspera.ports.links import Links, UploadForm

_LONGEST_NAME = 1024
_SHA256 = 64


class Announcement(Value):
    """What the owner wants to upload, as claimed; `nonce` makes its document another one than any
    before."""

    filename: str
    size: int
    media_type: str
    sha256: str = ""
    nonce: str


class PlannedUpload(Value):
    """With `duplicate_of` nothing need be sent: the document is there."""

    document_id: str
    form: UploadForm | None = None
    duplicate_of: str | None = None


def create_upload(
    wanted: Announcement, owner: str, max_bytes: int, *, documents: Documents, links: Links, clock: Clock
) -> PlannedUpload:
    """InvalidInput when the file is empty or too large, or the claims are no claims."""
    _check(wanted, max_bytes)
    if wanted.sha256:
        for known in documents.with_content(wanted.sha256, owner):
            if known.status is not DocumentStatus.UPLOADING:
                return PlannedUpload(document_id=known.document_id, duplicate_of=known.document_id)
    document = _document(wanted, owner, clock.now())
    form = links.upload(document.object_key, _media_type(wanted.media_type).value, wanted.size)
    documents.put(document)
    return PlannedUpload(document_id=document.document_id, form=form)


def _check(wanted: Announcement, max_bytes: int) -> None:
    if not 1 <= wanted.size <= max_bytes:
        raise InvalidInput(
            "The file is empty."
            if wanted.size < 1
            else f"The file is larger than the limit of {max_bytes // 1_000_000:,} MB."
        )
    if not wanted.filename.strip() or len(wanted.filename) > _LONGEST_NAME:
        raise InvalidInput(f"A file's name has 1 to {_LONGEST_NAME:,} characters.")
    digits = wanted.sha256
    if digits and not (len(digits) == _SHA256 and set(digits) <= set("0123456789abcdef")):
        raise InvalidInput("A SHA-256 digest is 64 hexadecimal digits in lower case.")


def _document(wanted: Announcement, owner: str, now: int) -> Document:
    filename = safe_filename(wanted.filename)
    document_id = digest(owner, filename, wanted.sha256, wanted.nonce)
    return Document(
        document_id=document_id,
        owner=owner,
        filename=filename,
        sha256=wanted.sha256,
        media_type=MediaType.UNKNOWN,
        object_key=upload_key(owner, document_id, filename),
        size=wanted.size,
        created_at=now,
        status=DocumentStatus.UPLOADING,
    )


def _media_type(claimed: str) -> MediaType:
    try:
        return MediaType(claimed)
    except ValueError:
        return MediaType.UNKNOWN
