"""From Textract's errors to ours. Source: developer guide, "Handling errors"."""

from __future__ import annotations

from aspera.domain.errors import AsperaError, Defect, InvalidInput, Unavailable, UnreadableFile

ERRORS: dict[str, type[AsperaError]] = {
    "AccessDeniedException": Defect,
    "BadDocumentException": UnreadableFile,
    "DocumentTooLargeException": UnreadableFile,
    "IdempotentParameterMismatchException": Defect,
    "InternalServerError": Unavailable,
    "InvalidJobIdException": InvalidInput,
    "InvalidKMSKeyException": Defect,
    "InvalidParameterException": Defect,
    "InvalidS3ObjectException": Defect,
    "LimitExceededException": Unavailable,
    "ProvisionedThroughputExceededException": Unavailable,
    "ThrottlingException": Unavailable,
    "UnsupportedDocumentException": UnreadableFile,
}
"""LimitExceededException is too many open jobs: the state machine waits and asks again."""
