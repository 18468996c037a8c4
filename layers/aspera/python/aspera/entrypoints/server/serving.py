"""One process that serves until Ctrl-C."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import uvicorn

from aspera.bootstrap.server import ServerPorts
from aspera.domain.errors import InvalidInput
from aspera.entrypoints.server.api_token import api_token
from aspera.entrypoints.server.application import make_application
from aspera.entrypoints.server.gate import Gate
from aspera.entrypoints.server.memory import ServerMemory
from aspera.entrypoints.server.sessions import Sessions

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_LARGEST_MESSAGE = 65_536
_BACKLOG = 1024


def serve(ports: ServerPorts, host: str, port: int, ready: Callable[[str], object]) -> None:
    """Call it when the functions' processes were started: they are forked before there are threads.
    `port` 0: the one of the last time when it is free, so that an open page finds the server again,
    else any. `ready` is told the link when it works."""
    memory = ServerMemory(ports.settings.workspace)
    sessions = Sessions(ports.settings.owner, memory)
    with _listening(host, port, memory) as (listener, chosen):
        link = f"http://{_name_of(host)}:{chosen}/?token={sessions.token}"
        application = make_application(ports, lambda: ready(link))
        script = api_token(ports.settings.workspace, ports.settings.owner)
        gate = Gate(application, sessions, _hosts(host, chosen), chosen, script)
        configuration = uvicorn.Config(
            gate,
            ws="websockets-sansio",
            ws_max_size=_LARGEST_MESSAGE,
            ws_per_message_deflate=False,
            http="h11",
            loop="asyncio",
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=2,
        )
        with suppress(KeyboardInterrupt):
            uvicorn.Server(configuration).run(sockets=[listener])


@contextmanager
def _listening(host: str, port: int, memory: ServerMemory) -> Iterator[tuple[socket.socket, int]]:
    """InvalidInput when the address cannot be had."""
    last = memory.read().get("port", 0)
    wanted = [port] if port else [last, 0] if isinstance(last, int) and 0 < last < 65_536 else [0]
    for number in wanted:
        try:
            listener = _bound(host, number)
            break
        except OSError as error:
            if number == wanted[-1]:
                raise InvalidInput(f"{host}, port {number}: {error.strerror or error}") from error
    with listener:
        chosen: int = listener.getsockname()[1]
        memory.write(port=chosen)
        yield listener, chosen


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named so that asyncio switches Nagle's algorithm off for what is accepted.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(_BACKLOG)
    except BaseException:
        listener.close()
        raise
    return listener


def _name_of(host: str) -> str:
    return f"[{host}]" if ":" in host else "127.0.0.1" if host in ("", "0.0.0.0") else host


def _hosts(host: str, port: int) -> list[str]:
    """Loopback, and the address that was asked for; this machine's name when that is all of them."""
    own = socket.gethostname().lower() if host in ("", "0.0.0.0", "::") else _name_of(host).lower()
    names = {*_LOOPBACK, own}
    return [f"{name}:{port}" for name in sorted(names)] + (sorted(names) if port == 80 else [])
