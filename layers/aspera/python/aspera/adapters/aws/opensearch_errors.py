"""From OpenSearch's answers to ours, by HTTP status: its error types differ between versions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from opensearchpy.exceptions import ConnectionError as NoConnection
from opensearchpy.exceptions import OpenSearchException, TransportError

from aspera.domain.errors import AsperaError, Defect, Unavailable

ERRORS: dict[int, type[AsperaError]] = {
    400: Defect,
    401: Defect,
    403: Defect,
    404: Unavailable,
    408: Unavailable,
    409: Unavailable,
    413: Defect,
    429: Unavailable,
    500: Unavailable,
    502: Unavailable,
    503: Unavailable,
    504: Unavailable,
}
"""404 is an index that is still on its way: a new one takes seconds to be known everywhere."""


@contextmanager
def translated() -> Iterator[None]:
    try:
        yield
    except NoConnection as error:
        raise Unavailable("OpenSearch did not answer") from error
    except TransportError as error:
        kind = ERRORS.get(error.status_code, Defect) if isinstance(error.status_code, int) else Defect
        raise kind(f"OpenSearch answered {error.status_code}") from error
    except OpenSearchException as error:
        raise Defect(f"OpenSearch: {type(error).__name__}") from error
