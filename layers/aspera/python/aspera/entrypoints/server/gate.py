"""Who gets in: the right host, our own pages, a browser that followed the link, a script with the token.

The host is checked against DNS rebinding, the origin against other sites' pages, the cookie or the
token against everybody else. Nothing of the application is reached without all three. A script names no
origin: a page of another site cannot send the token, since it does not know it.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from aspera.entrypoints.rest.problems import problem
from aspera.entrypoints.rest.routes import PREFIX
from aspera.entrypoints.server.pages import SIGN_IN
from aspera.entrypoints.server.sessions import LASTS, Sessions

_READING = frozenset({"GET", "HEAD"})
_SIGN_IN = "Open the link that `aspera serve` prints."
_SHOW_TOKEN = "Send `Authorization: Bearer TOKEN`; the token is in the workspace's file `api-token-OWNER`."
_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' blob: data:; font-src 'self' data:; connect-src 'self' {sockets};"
    " worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'self';"
    " frame-ancestors 'none'"
)
_ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Gate:
    """`hosts` are the values of the Host header that mean this server; `token` is a script's."""

    def __init__(
        self, application: ASGIApp, sessions: Sessions, hosts: Iterable[str], port: int, token: str
    ) -> None:
        self._application = application
        self._sessions = sessions
        self._token = token
        self._hosts = frozenset(hosts)
        self._cookie = f"aspera-{port}"
        # A policy cannot name an IPv6 address; 'self' stands for it where it is used.
        sockets = " ".join(f"ws://{host}" for host in sorted(self._hosts) if "[" not in host)
        self._headers = _encoded(_ALWAYS | {"content-security-policy": _POLICY.format(sockets=sockets)})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._application(scope, receive, send)
            return
        answer = self._refusal(HTTPConnection(scope))
        if answer is None:
            await self._application(scope, receive, self._protected(send))
        elif scope["type"] == "websocket":
            await _refuse_socket(answer, scope, send)
        else:
            await answer(scope, receive, self._protected(send))

    def _refusal(self, call: HTTPConnection) -> Response | None:
        """Why the application is not reached; None when it is."""
        if (wrong := self._wrong_place(call)) is not None:
            return wrong
        is_signed_in = self._has_token(call) or self._sessions.is_known(call.cookies.get(self._cookie, ""))
        if call.scope["type"] == "http" and call.url.path == "/" and "token" in call.query_params:
            return self._follow(call.query_params["token"], is_signed_in)
        return None if is_signed_in else _sign_in(call)

    def _wrong_place(self, call: HTTPConnection) -> Response | None:
        hosts = [host.lower() for host in call.headers.getlist("host")]
        if len(hosts) != 1 or hosts[0] not in self._hosts:
            return PlainTextResponse("This is not the address of this server.", 400)
        origin = call.headers.get("origin")
        is_reading = call.scope["type"] == "http" and call.scope["method"] in _READING
        if origin is None and (is_reading or self._has_token(call)):
            return None
        if (origin or "").removeprefix("http://") not in self._hosts:
            return PlainTextResponse("Other sites may not call this server.", 403)
        return None

    def _has_token(self, call: HTTPConnection) -> bool:
        scheme, _, token = call.headers.get("authorization", "").partition(" ")
        return scheme.lower() == "bearer" and secrets.compare_digest(token.encode(), self._token.encode())

    def _follow(self, token: str, is_signed_in: bool) -> Response:
        session = self._sessions.redeem(token)
        if session is None and not is_signed_in:
            return HTMLResponse(SIGN_IN, 401)
        answer = RedirectResponse("/", 303)
        if session is not None:
            answer.set_cookie(
                self._cookie, session, max_age=LASTS, path="/", httponly=True, samesite="strict"
            )
        return answer

    def _protected(self, send: Send) -> Send:
        async def protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name for name, _ in message["headers"]}
                added = [header for header in self._headers if header[0] not in own]
                message = {**message, "headers": [*message["headers"], *added]}
            await send(message)

        return protected


def _sign_in(call: HTTPConnection) -> Response:
    if call.url.path.startswith(PREFIX + "/"):
        answer = problem(401, "Unauthorized", _SHOW_TOKEN, {"www-authenticate": "Bearer"})
        return Response(answer.body, answer.status, dict(answer.headers))
    if "text/html" in call.headers.get("accept", ""):
        return HTMLResponse(SIGN_IN, 401)
    error = {"errorType": "Unauthorized", "message": _SIGN_IN}
    return JSONResponse({"data": None, "errors": [error]}, 401)


async def _refuse_socket(answer: Response, scope: Scope, send: Send) -> None:
    """As an HTTP answer where the server can (ASGI's extension `websocket.http.response`)."""
    if "websocket.http.response" not in scope.get("extensions", {}):
        await send({"type": "websocket.close", "code": 1008})
        return
    start = {"status": answer.status_code, "headers": answer.raw_headers}
    await send({"type": "websocket.http.response.start", **start})
    await send({"type": "websocket.http.response.body", "body": answer.body})


def _encoded(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode()) for name, value in headers.items()]
