"""Take a file into the object store and remember whose it is."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from aspera.domain.document import Document, DocumentStatus, MediaType
from aspera.domain.errors import UnreadableFile
from aspera.domain.run import digest, upload_key
from aspera.ports.clock import Clock
from aspera.ports.documents import Documents
from aspera.ports.objects import Objects

_PIECE = 1 << 20
_UNFIT = re.compile(r"[\x00-\x1f\x7f\\/]")
"""What a file may be called on some systems and a key may not hold."""


def upload_document(
    path: Path, owner: str, max_bytes: int, *, objects: Objects, documents: Documents, clock: Clock
) -> Document:
    """The same content of the same owner is the same document, whatever it is called: of several the
    first that has not failed, for a second upload fails as a duplicate. Raise UnreadableFile, in one
    line, when the file is missing, empty, too large or cannot be read."""
    sha256, size = _digest(path, max_bytes)
    usable = [
        known
        for known in documents.with_content(sha256, owner)
        if known.status is not DocumentStatus.UPLOADING and objects.exists(known.object_key)
    ]
    if usable:
        return min(usable, key=lambda known: known.status is DocumentStatus.FAILED)
    document_id = digest(owner, sha256)
    key = upload_key(owner, document_id, _UNFIT.sub("_", path.name))
    objects.put_file(key, path)
    document = Document(
        document_id=document_id,
        owner=owner,
        filename=path.name,
        sha256=sha256,
        media_type=MediaType.UNKNOWN,
        object_key=key,
        size=size,
        created_at=clock.now(),
        status=DocumentStatus.PROCESSING,
    )
    documents.put(document)
    return document


def _digest(path: Path, max_bytes: int) -> tuple[str, int]:
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise UnreadableFile("not a regular file")
        if size == 0:
            raise UnreadableFile("the file is empty")
        if size > max_bytes:
            raise UnreadableFile(
                f"the file is larger than the limit ({size // 1_000_000:,} MB; the limit is "
                f"{max_bytes // 1_000_000:,} MB, see ASPERA_MAX_MEGABYTES)"
            )
        hasher = hashlib.sha256()
        read = 0
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                hasher.update(piece)
                read += len(piece)
    except OSError as error:
        raise UnreadableFile(error.strerror or str(error)) from error
    if read != size:
        raise UnreadableFile("the file changed while it was read")
    return hasher.hexdigest(), size
