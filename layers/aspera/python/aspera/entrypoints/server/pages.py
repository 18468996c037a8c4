"""The user interface's files, and two pages for when there is nothing else to show."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>ASPERA</title>
<meta name="viewport" content="width=device-width"><body style="font: 1rem/1.5 system-ui, sans-serif;
max-width: 36rem; margin: 4rem auto; padding: 0 1rem"><h1>ASPERA</h1>{}</body></html>"""
SIGN_IN = _PAGE.format(
    "<p>Please open the link that <code>aspera serve</code> prints. It works once; start the command"
    " again for a new one.</p>"
)
_NOT_BUILT = _PAGE.format(
    "<p>The server runs, but its user interface is not built. In a checkout of the repository:"
    " <code>make ui</code>.</p><p>GraphQL is answered at <code>/graphql</code>.</p>"
)
_TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm"}
_FOREVER, _ASK_AGAIN = "public, max-age=31536000, immutable", "no-cache"


class Pages:
    """`folder` holds the built interface, None when there is none."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder.resolve() if folder else None

    async def answer(self, request: Request) -> Response:
        """A file of the interface; its start page for every place inside of it."""
        if self._folder is None:
            return HTMLResponse(_NOT_BUILT)
        relative = request.path_params["path"]
        found = self._file(relative)
        if found is None and "." in relative.rpartition("/")[2]:
            return PlainTextResponse("There is no such file.", 404)
        path = found or self._folder / "index.html"
        lasting = path.parent.name == "assets"
        kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
        headers = {"cache-control": _FOREVER if lasting else _ASK_AGAIN}
        return FileResponse(path, media_type=kind, headers=headers)

    def _file(self, relative: str) -> Path | None:
        folder = self._folder
        if folder is None or not relative or "\x00" in relative:
            return None
        path = (folder / relative).resolve()
        return path if path.is_relative_to(folder) and path.is_file() else None
