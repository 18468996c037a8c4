"""GET /files/<secret>/<name>: a stored file, whole or in parts (RFC 9110, range requests)."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from aspera.domain.errors import NotFound
from aspera.entrypoints.graphql.context import Context

_HEADERS = {
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "cache-control": "private, no-store",
}


class Downloads:
    """Always as an attachment, under our own media type: a browser never runs what was uploaded."""

    def __init__(self, context: Callable[[], Context]) -> None:
        self._context = context

    async def answer(self, request: Request) -> Response:
        ports = self._context().ports
        try:
            grant = ports.links.read_download(request.path_params["secret"])
            with ports.objects.file(grant.key) as path:
                return FileResponse(
                    path, media_type=grant.media_type, filename=grant.filename, headers=dict(_HEADERS)
                )
        except NotFound as error:
            return PlainTextResponse(str(error), 404)
