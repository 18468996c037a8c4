"""From Secrets Manager's errors to ours."""

from __future__ import annotations

from aspera.domain.errors import AsperaError, Defect, NotFound, Unavailable

ERRORS: dict[str, type[AsperaError]] = {
    "DecryptionFailure": Defect,
    "EncryptionFailure": Defect,
    "InternalServiceError": Unavailable,
    "InvalidParameterException": Defect,
    "InvalidRequestException": Unavailable,
    "LimitExceededException": Unavailable,
    "ResourceExistsException": Defect,
    "ResourceNotFoundException": NotFound,
}
"""InvalidRequest is a secret that is being made or deleted."""
