"""Proxy events in the shape that API Gateway gives a Lambda function (API Gateway developer guide,
"Lambda proxy integrations", input format; a REST API with a Cognito user pool as authorizer)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from aspera.entrypoints.rest.dispatch import RestApi


def proxy_event(
    method: str,
    path: str,
    owner: str | None,
    query: Mapping[str, Sequence[str]] | None = None,
    body: str | None = None,
    groups: str | None = None,
) -> dict[str, Any]:
    resource, parameters = _resource(path)
    claims = {"sub": owner, "token_use": "id", "email": "someone@example.com", "email_verified": "true"}
    if groups is not None:
        claims["cognito:groups"] = groups
    headers = {
        "Accept": "*/*",
        "Authorization": "Bearer …",
        "x-api-key": "…",
        "Content-Type": "application/json",
    }
    return {
        "resource": resource,
        "path": quote(path),
        "httpMethod": method,
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "queryStringParameters": {name: values[-1] for name, values in query.items()} if query else None,
        "multiValueQueryStringParameters": {name: list(values) for name, values in query.items()}
        if query
        else None,
        "pathParameters": parameters or None,
        "stageVariables": None,
        "requestContext": {
            "resourceId": "123456",
            "resourcePath": resource,
            "httpMethod": method,
            "path": f"/v1{quote(path)}",
            "accountId": "123456789012",
            "protocol": "HTTP/1.1",
            "stage": "v1",
            "requestId": "c6af9ac6-7b61-11e6-9a41-93e8deadbeef",
            "requestTimeEpoch": 1700000100000,
            "identity": {"sourceIp": "192.0.2.1", "apiKeyId": "abcdef1234", "userAgent": "curl/8.5.0"},
            "authorizer": {"claims": claims} if owner else None,
            "apiId": "1234567890",
        },
        "body": body,
        "isBase64Encoded": False,
    }


def _resource(path: str) -> tuple[str, dict[str, str]]:
    for pattern, route in RestApi().routes:
        if match := pattern.fullmatch(path):
            return route.path, match.groupdict()
    raise LookupError(path)
