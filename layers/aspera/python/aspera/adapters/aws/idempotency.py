"""Powertools' Idempotency over a DynamoDB table: PK id, TTL expiration.

Source: https://docs.powertools.aws.dev/lambda/python/latest/utilities/idempotency/
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aws_lambda_powertools.utilities.idempotency import (
    DynamoDBPersistenceLayer,
    IdempotencyConfig,
    idempotent_function,
)
from aws_lambda_powertools.utilities.idempotency.exceptions import (
    IdempotencyAlreadyInProgressError,
    IdempotencyInconsistentStateError,
    IdempotencyPersistenceLayerError,
)

from aspera.domain.errors import Unavailable

_REMEMBERED_SECONDS = 3600
_NOT_NOW = (
    IdempotencyAlreadyInProgressError,
    IdempotencyInconsistentStateError,
    IdempotencyPersistenceLayerError,
)


class DynamoIdempotency:
    def __init__(self, client: Any, prefix: str) -> None:
        self._records = DynamoDBPersistenceLayer(table_name=f"{prefix}-idempotency", boto3_client=client)

    def once(self, key: str, work: Callable[[], object], context: Any) -> None:
        config = IdempotencyConfig(expires_after_seconds=_REMEMBERED_SECONDS)
        # Whoever was stopped in the middle is known by its time being over.
        config.register_lambda_context(context)

        def work_under(*, key: str) -> None:
            work()

        guarded = idempotent_function(
            work_under, data_keyword_argument="key", persistence_store=self._records, config=config
        )
        try:
            guarded(key=key)
        except _NOT_NOW as error:
            raise Unavailable(f"whether this was done could not be told ({type(error).__name__})") from error
