"""Errors of AWS calls leave an adapter under our names only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from botocore.exceptions import BotoCoreError, ClientError, ParamValidationError

from aspera.domain.errors import AsperaError, Defect, Unavailable

_WORTH_WAITING = {408, 429, 500, 502, 503, 504}
_ANY_SERVICE: Mapping[str, type[AsperaError]] = {
    "AccessDenied": Defect,
    "AccessDeniedException": Defect,
    "ExpiredToken": Unavailable,
    "ExpiredTokenException": Unavailable,
    "RequestTimeout": Unavailable,
    "SlowDown": Unavailable,
    "ValidationException": Defect,
}


@contextmanager
def translated(errors: Mapping[str, type[AsperaError]], service: str) -> Iterator[None]:
    """Raise what the table names for an error's code; otherwise Unavailable for the codes and
    statuses that AWS retries, Defect for the rest. The message names service and code only: what
    AWS quotes may hold a document's text."""
    try:
        yield
    except ClientError as error:
        raise _ours(error, errors, service) from error
    except ParamValidationError as error:
        raise Defect(f"{service} was asked in a wrong form") from error
    except BotoCoreError as error:
        raise Unavailable(f"{service} did not answer ({type(error).__name__})") from error


def code_of(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))


def _ours(error: ClientError, errors: Mapping[str, type[AsperaError]], service: str) -> AsperaError:
    code = code_of(error)
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    fallback = Unavailable if status in _WORTH_WAITING else Defect
    kind = errors.get(code) or _ANY_SERVICE.get(code) or fallback
    return kind(f"{service} answered {code or status}")
