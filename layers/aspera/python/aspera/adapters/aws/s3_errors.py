"""From S3's errors to ours. Source: API reference, "List of error codes"; botocore's model lists
only some of them."""

from __future__ import annotations

from aspera.domain.errors import AsperaError, Defect, InvalidInput, NotFound, Unavailable

ERRORS: dict[str, type[AsperaError]] = {
    "404": NotFound,
    "EncryptionTypeMismatch": Defect,
    "EntityTooLarge": InvalidInput,
    "InternalError": Unavailable,
    "InvalidObjectState": Unavailable,
    "InvalidRequest": Defect,
    "InvalidWriteOffset": Defect,
    "KeyTooLongError": InvalidInput,
    "NoSuchBucket": Defect,
    "NoSuchKey": NotFound,
    "NoSuchUpload": Unavailable,
    "ServiceUnavailable": Unavailable,
    "TooManyParts": Defect,
}
"""NoSuchUpload is a multipart upload that was given up meanwhile: the next attempt begins another."""
