"""API Gateway's calls: one proxy event, one answer of the REST API.

Source: API Gateway developer guide, "Lambda proxy integrations in API Gateway", input and output
format of a REST API; the authorizer is a Cognito user pool, so `requestContext.authorizer.claims`
are the ID token's, every one of them as text.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from aspera.bootstrap import current_ports
from aspera.domain.errors import InvalidInput
from aspera.entrypoints.deployed_analyses import DeployedAnalyses
from aspera.entrypoints.graphql.context import Context
from aspera.entrypoints.graphql.identity import Identity
from aspera.entrypoints.measurements import answering
from aspera.entrypoints.rest.messages import Request, Response
from aspera.entrypoints.rest.problems import problem, problem_of

if TYPE_CHECKING:
    from aspera.entrypoints.rest.dispatch import RestApi

Event = Mapping[str, Any]


def answer_request(event: Event, context: Any = None) -> dict[str, Any]:
    ports = current_ports()
    with answering("answer_request", ports, context=context):
        return answer(event, ports)


def answer(event: Event, ports: Any) -> dict[str, Any]:
    identity = _identity(event)
    if identity is None:
        return _sent(problem(401, "Unauthorized", "Sign in first."), ports.settings.web_origin)
    models = tuple(filter(None, ports.settings.model.split(",")))
    asked = Context(identity, ports, DeployedAnalyses(ports), models, home="aws")
    try:
        found = _api().answer(_request(event), asked)
    except InvalidInput as error:
        found = problem_of(error)
    return _sent(found, ports.settings.web_origin)


@cache
def _api() -> RestApi:
    from aspera.entrypoints.rest.dispatch import RestApi

    return RestApi()


def _identity(event: Event) -> Identity | None:
    claims = (event["requestContext"].get("authorizer") or {}).get("claims") or {}
    if not claims.get("sub"):
        return None
    # A list of groups arrives as text, `a,b` or `[a b]`; which of both is nowhere promised.
    groups = re.findall(r"[^\s,\[\]]+", str(claims.get("cognito:groups", "")))
    return Identity(owner=str(claims["sub"]), groups=tuple(groups))


def _request(event: Event) -> Request:
    """The resource's pattern with its parameters put in: a custom domain may begin a path with more."""
    path = event["resource"]
    for name, value in (event.get("pathParameters") or {}).items():
        path = path.replace(f"{{{name}}}", quote(unquote(value), safe=""))
    query = event.get("multiValueQueryStringParameters") or {}
    return Request(event["httpMethod"], path, query, _body(event))


def _body(event: Event) -> bytes:
    body = event.get("body") or ""
    if not event.get("isBase64Encoded"):
        return str(body).encode()
    try:
        return base64.b64decode(body, validate=True)
    except ValueError:
        raise InvalidInput("The body is not Base64.") from None


def _sent(answer: Response, web_origin: str) -> dict[str, Any]:
    allowed = {"access-control-allow-origin": web_origin, "vary": "origin"} if web_origin else {}
    return {
        "statusCode": answer.status,
        "headers": {**answer.headers, **allowed},
        "body": answer.body.decode(),
        "isBase64Encoded": False,
    }
