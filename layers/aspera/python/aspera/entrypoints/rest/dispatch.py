"""From a request to the resolver that answers it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import unquote

import orjson

from aspera.entrypoints.graphql.context import Context
from aspera.entrypoints.graphql.resolvers import RESOLVERS
from aspera.entrypoints.rest.answers import rendered
from aspera.entrypoints.rest.arguments import arguments_of
from aspera.entrypoints.rest.messages import Request, Response
from aspera.entrypoints.rest.problems import problem, problem_of
from aspera.entrypoints.rest.routes import ROUTES, Route

_ALWAYS = {"cache-control": "no-store"}
Resolvers = Mapping[str, Mapping[str, Callable[..., Any]]]


class RestApi:
    """Answers requests; whatever goes wrong is an answer, too."""

    def __init__(self, routes: Iterable[Route] = ROUTES, resolvers: Resolvers = RESOLVERS) -> None:
        self._resolvers = resolvers
        self.routes: list[tuple[re.Pattern[str], Route]] = [(_pattern(route), route) for route in routes]

    def answer(self, request: Request, context: Context) -> Response:
        found = [
            (match, route) for pattern, route in self.routes if (match := pattern.fullmatch(request.path))
        ]
        if not found:
            return problem(404, "NotFound", "There is no such address; see docs/reference/openapi.json.")
        for match, route in found:
            if route.method == request.method:
                path = {name: unquote(part) for name, part in match.groupdict().items()}
                return self._answer(route, path, request, context)
        allowed = ", ".join(sorted(route.method for _, route in found))
        return problem(405, "InvalidInput", f"Here there is: {allowed}.", {"allow": allowed})

    def _answer(self, route: Route, path: Mapping[str, str], request: Request, context: Context) -> Response:
        try:
            arguments = arguments_of(route, path, request)
            value = self._resolvers[route.kind][route.field](context, **arguments)
            if route.status == 204:
                return Response(204, _ALWAYS)
            found = rendered(value, route, request.origin)
        except Exception as error:
            return problem_of(error)
        headers = {**_ALWAYS, "content-type": "application/json"}
        if route.status == 303:
            headers["location"] = found["url"]
        return Response(route.status, headers, orjson.dumps(found))


def _pattern(route: Route) -> re.Pattern[str]:
    return re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", route.path))
