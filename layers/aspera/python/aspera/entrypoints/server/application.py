"""The application: what answers under which address."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute

from aspera import __version__
from aspera.bootstrap import bind
from aspera.bootstrap.server import ServerPorts, ui_folder
from aspera.entrypoints.graphql.context import Context
from aspera.entrypoints.graphql.executor import Executor, refusal
from aspera.entrypoints.graphql.identity import SYSTEM, Identity
from aspera.entrypoints.graphql.resolvers import RESOLVERS
from aspera.entrypoints.rest.dispatch import RestApi
from aspera.entrypoints.rest.routes import PREFIX
from aspera.entrypoints.server.analysis_queue import AnalysisQueue
from aspera.entrypoints.server.downloads import Downloads
from aspera.entrypoints.server.graphql_http import GraphqlHttp
from aspera.entrypoints.server.pages import Pages
from aspera.entrypoints.server.publishing import Publisher, publish_events, tell_deletions
from aspera.entrypoints.server.realtime import Realtime
from aspera.entrypoints.server.rest_http import METHODS, RestHttp
from aspera.entrypoints.server.subscriptions import Hub
from aspera.entrypoints.server.uploads import Uploads
from aspera.use_cases.abandon_uploads import abandon_uploads

GROUPS = ("admin",)
"""The only person at a laptop may do everything; whose a document is, is checked all the same."""


def make_application(ports: ServerPorts, ready: Callable[[], object]) -> Starlette:
    """`ready` is called when the first request can be answered."""
    queue = AnalysisQueue(ports)
    identity = Identity(ports.settings.owner, GROUPS)
    models = (ports.settings.model,) if ports.settings.model else ()
    context = Context(identity, ports, queue, models)
    executor = Executor(RESOLVERS)
    hub = Hub(executor)
    publisher = Publisher(executor, hub, replace(context, identity=SYSTEM))

    @asynccontextmanager
    async def lifespan(application: Starlette) -> AsyncIterator[None]:
        await asyncio.to_thread(bind(abandon_uploads, ports), ports.settings.owner)
        feed = ports.event_feed
        tell = tell_deletions(ports.settings.owner, publisher, asyncio.get_running_loop())
        unsubscribe = ports.progress.subscribe(tell)
        publishing = asyncio.create_task(publish_events(feed.position, feed.since, publisher))
        queue.start()
        ready()
        yield
        unsubscribe()
        publishing.cancel()
        with suppress(asyncio.CancelledError):
            await publishing
        await asyncio.to_thread(queue.stop)

    def current() -> Context:
        return context

    return Starlette(routes=_routes(ports, executor, hub, current), lifespan=lifespan)


def _routes(
    ports: ServerPorts, executor: Executor, hub: Hub, current: Callable[[], Context]
) -> list[BaseRoute]:
    return [
        Route("/graphql", GraphqlHttp(executor, current).answer, methods=["POST"]),
        Route("/graphql", _post_only, methods=["GET"]),
        WebSocketRoute("/graphql/realtime", Realtime(executor, hub, current).answer),
        Route(PREFIX + "/{path:path}", RestHttp(RestApi(), current).answer, methods=METHODS),
        Route("/files/upload/{secret}", Uploads(ports.incoming, current).answer, methods=["PUT"]),
        Route("/files/{secret}/{name}", Downloads(current).answer, methods=["GET"]),
        Route("/config.json", _configuration, methods=["GET"]),
        Route("/health", _health, methods=["GET"]),
        Route("/{path:path}", Pages(ui_folder).answer, methods=["GET"]),
    ]


async def _post_only(request: Request) -> Response:
    return JSONResponse(refusal("GraphQL is asked with POST."), 405, {"allow": "POST"})


async def _configuration(request: Request) -> Response:
    """What tells the interface that it runs on a laptop."""
    return JSONResponse({"mode": "laptop", "endpoint": "/graphql"}, headers={"cache-control": "no-store"})


async def _health(request: Request) -> Response:
    return JSONResponse({"status": "ok", "version": __version__})
