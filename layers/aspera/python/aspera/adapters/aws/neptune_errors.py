"""From Neptune's errors to ours.

Source: Neptune user guide, "Graph engine error messages and codes", and botocore's model of
`neptunedata`. Over a websocket the code stands somewhere inside the message, often wrapped.
"""

from __future__ import annotations

import re
from typing import Any

from aspera.domain.errors import AsperaError, Defect, InvalidInput, Unavailable

ERRORS: dict[str, type[AsperaError]] = {
    "AccessDeniedException": Defect,
    "BadRequestException": Defect,
    "CancelledByMaintenanceException": Unavailable,
    "CancelledByUserException": Unavailable,
    "ClientTimeoutException": Unavailable,
    "ConcurrentModificationException": Unavailable,
    "ConstraintViolationException": Unavailable,
    "FailureByQueryException": Defect,
    "IllegalArgumentException": Defect,
    "InternalFailureException": Unavailable,
    "InvalidArgumentException": Defect,
    "InvalidNumericDataException": Defect,
    "InvalidParameterException": Defect,
    "MalformedQueryException": Defect,
    "MemoryLimitExceededException": Unavailable,
    "MethodNotAllowedException": Defect,
    "MissingParameterException": Defect,
    "ParsingException": Defect,
    "PreconditionsFailedException": Unavailable,
    "QueryLimitExceededException": Unavailable,
    "QueryLimitException": Defect,
    "QueryTooLargeException": InvalidInput,
    "ReadOnlyViolationException": Unavailable,
    "ServerShutdownException": Unavailable,
    "ThrottlingException": Unavailable,
    "TimeLimitExceededException": Unavailable,
    "TooManyRequestsException": Unavailable,
    "UnsupportedOperationException": Defect,
    # TinkerGraph's name for what Neptune calls ConcurrentModificationException.
    "TransactionException": Unavailable,
}
"""ReadOnlyViolation and ConstraintViolation pass: a failover makes the writer a reader for a while,
and two upserts of one new vertex collide (guide, "Retrying")."""

_NAME = re.compile(r"\w*Exception\b")
_WORTH_WAITING = frozenset((408, 429, 502, 503, 504, 598))


def translation(status: int, message: str, attributes: Any) -> AsperaError:
    """The error for a server's answer. Its text is not handed on: it may hold a document's words."""
    named = [*_NAME.findall(message), *_NAME.findall(str(attributes))]
    code = next((name for name in named if name in ERRORS), "")
    if not code:
        return (Unavailable if status in _WORTH_WAITING else Defect)(f"the graph answered {status}")
    return ERRORS[code](f"the graph answered {code}")
