"""The user interface's files, and two pages for when there is nothing else to show."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
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
    "<p>The server runs, and its pages are not built yet: this is a checkout of the repository, not the"
    " installed package.</p><ol><li>In another terminal, in the checkout: <code>make ui</code>. It takes"
    " a minute, and gets Node by pip where there is none.</li><li>Reload this page. The server need not be"
    " started again.</li></ol><p>Everything else works meanwhile: <code>aspera analyze FILE</code> writes a"
    " report without any server, and GraphQL is answered at <code>/graphql</code>.</p>"
)
_TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm"}
_FOREVER, _ASK_AGAIN = "public, max-age=31536000, immutable", "no-cache"


class Pages:
    """`find` gives the folder of the built interface, None while there is none: it may be built while
    the server runs."""

    def __init__(self, find: Callable[[], Path | None]) -> None:
        self._find = find
        self._folder: Path | None = None

    async def answer(self, request: Request) -> Response:
        """A file of the interface; its start page for every place inside of it."""
        if self._folder is None:
            found_folder = self._find()
            self._folder = found_folder.resolve() if found_folder else None
        if self._folder is None:
            return HTMLResponse(_NOT_BUILT, headers={"cache-control": "no-store"})
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
