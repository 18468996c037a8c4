"""Errors as problem details (RFC 9457). `errorType` names the family, as in GraphQL."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import orjson

from aspera.domain.errors import AsperaError, Defect, family_of
from aspera.entrypoints.rest.messages import Response

PROBLEM = "application/problem+json"
STATUS: Mapping[str, int] = {"InvalidInput": 400, "NotFound": 404, "Defect": 500, "Unavailable": 503}
_WAIT = {"retry-after": "5"}


def problem(status: int, error_type: str, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "errorType": error_type,
    }
    return Response(status, {"content-type": PROBLEM, **(headers or {})}, orjson.dumps(body))


def problem_of(error: Exception) -> Response:
    """What is our own fault is logged, and only its kind is told."""
    if not isinstance(error, AsperaError):
        logging.getLogger(__name__).error("a resolver failed: %s", type(error).__name__, exc_info=error)
        detail = f"A defect in ASPERA ({type(error).__name__}); please report it."
        return problem(500, Defect.__name__, detail)
    kind = family_of(error).__name__
    return problem(STATUS[kind], kind, str(error), _WAIT if kind == "Unavailable" else None)
