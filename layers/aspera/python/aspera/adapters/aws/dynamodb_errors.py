"""From DynamoDB's errors to ours.

Source: API reference, "Error handling with DynamoDB". `ConditionalCheckFailedException` and
`TransactionCanceledException` are answers, not failures: the adapters look at them themselves.
"""

from __future__ import annotations

from aspera.domain.errors import AsperaError, Defect, Unavailable

ERRORS: dict[str, type[AsperaError]] = {
    "ConditionalCheckFailedException": Defect,
    "IdempotentParameterMismatchException": Defect,
    "InternalServerError": Unavailable,
    "ItemCollectionSizeLimitExceededException": Defect,
    "ProvisionedThroughputExceededException": Unavailable,
    "ReplicatedWriteConflictException": Unavailable,
    "RequestLimitExceeded": Unavailable,
    "ResourceNotFoundException": Defect,
    "ThrottlingException": Unavailable,
    "TransactionCanceledException": Unavailable,
    "TransactionConflictException": Unavailable,
    "TransactionInProgressException": Unavailable,
}
