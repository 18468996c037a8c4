"""Errors in AppSync's shape (AppSync developer guide, "Resolver mapping template: errors"): a type
from `domain.errors`, one line for people, never a stack."""

from __future__ import annotations

import logging
from typing import Any

from aspera.domain.errors import AsperaError, family_of
from graphql import GraphQLError

INVALID_INPUT = "InvalidInput"
UNAUTHORIZED = "Unauthorized"
_DEFECT = "Defect"


class Refused(GraphQLError):
    """A request that is not executed at all."""

    def __init__(self, message: str, error_type: str = INVALID_INPUT) -> None:
        super().__init__(message)
        self.error_type = error_type


def error_type_of(error: BaseException) -> str:
    """The name of the family that an error belongs to."""
    if isinstance(error, Refused):
        return error.error_type
    if isinstance(error, AsperaError):
        return family_of(error).__name__
    return _DEFECT


def shown(error: GraphQLError) -> dict[str, Any]:
    """One error of an answer. What is our own fault is logged, and only its kind is told."""
    cause = error.original_error or error
    if isinstance(cause, AsperaError | Refused):
        kind, message = error_type_of(cause), str(cause) if isinstance(cause, AsperaError) else error.message
    elif isinstance(cause, GraphQLError):
        kind, message = INVALID_INPUT, error.message
    else:
        kind = _DEFECT
        message = f"A defect in ASPERA ({type(cause).__name__}); please report it."
        logging.getLogger(__name__).error("a resolver failed", exc_info=cause)
    locations = [{"line": at.line, "column": at.column, "sourceName": None} for at in error.locations or ()]
    return {
        "path": error.path,
        "data": None,
        "errorType": kind,
        "errorInfo": None,
        "locations": locations or None,
        "message": message,
    }
