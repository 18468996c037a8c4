"""PUT /files/upload/<secret>: an announced file's bytes."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from aspera.domain.document import Document
from aspera.domain.errors import AsperaError, InvalidInput, NotFound
from aspera.domain.run import Options
from aspera.entrypoints.graphql.context import Context
from aspera.entrypoints.graphql.errors import error_type_of
from aspera.use_cases.accept_upload import accept_upload
from aspera.use_cases.request_analysis import requested_options, settle_request

_STATUS = {"InvalidInput": 422, "NotFound": 404, "Unavailable": 503}


class Uploads:
    """What is sent goes to a file beside the store, is looked at there, and is stored only when it
    is what can be analysed. Its analysis begins by itself, as it does on AWS."""

    def __init__(self, incoming: Path, context: Callable[[], Context]) -> None:
        self._incoming = incoming
        self._context = context

    async def answer(self, request: Request) -> Response:
        context = self._context()
        try:
            grant = context.ports.links.spend_upload(request.path_params["secret"])
        except NotFound as error:
            return _refusal(error)
        _, owner, document_id, _ = grant.key.split("/", 3)
        self._incoming.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with tempfile.NamedTemporaryFile(dir=self._incoming, suffix=".part") as file:
                await _receive(request, file, grant.max_bytes)
                document = await asyncio.to_thread(_accept, Path(file.name), document_id, owner, context)
        except (AsperaError, ClientDisconnect) as error:
            await asyncio.to_thread(_forget, document_id, owner, context)
            return _refusal(
                error if isinstance(error, AsperaError) else InvalidInput("It was not sent whole.")
            )
        twin = document.document_id if document.document_id != document_id else None
        return JSONResponse({"documentId": document.document_id, "duplicateOf": twin})


def _accept(path: Path, document_id: str, owner: str, context: Context) -> Document:
    document: Document = context.call(accept_upload, path, document_id, owner)
    if document.document_id == document_id:
        default = Options(agents=tuple(context.ports.agents))
        options = context.call(requested_options, document, default)
        context.analyses.request(document_id, owner, options)
    return document


def _forget(document_id: str, owner: str, context: Context) -> None:
    with suppress(NotFound):
        context.call(settle_request, context.ports.documents.get(document_id, owner))
        context.ports.documents.delete(document_id, owner)


async def _receive(request: Request, file: IO[bytes], size: int) -> None:
    """InvalidInput unless exactly the announced number of bytes comes."""
    received = 0
    async for piece in request.stream():
        received += len(piece)
        if received > size:
            break
        await asyncio.to_thread(file.write, piece)
    if received != size:
        raise InvalidInput("The file is not the one that was announced: its size differs.")
    await asyncio.to_thread(file.flush)


def _refusal(error: AsperaError) -> Response:
    kind = error_type_of(error)
    body: dict[str, Any] = {"errorType": kind, "message": str(error)}
    return JSONResponse(body, _STATUS.get(kind, 500))
