"""Transactions on the table `relations`, repeated while other writers are in the way."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from typing import Any

from botocore.exceptions import ClientError

from aspera.adapters.aws.dynamodb_errors import ERRORS
from aspera.adapters.aws.error_translation import code_of, translated
from aspera.domain.errors import Unavailable

MOST_WRITES = 100
"""Of one TransactWriteItems; its 4 MB are 40 KB an item. Source: API reference."""
_PATIENCE = 30.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.02, 1.0
_IN_THE_WAY = frozenset(("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"))


def write(client: Any, writes: Sequence[dict[str, Any]], patience: float = _PATIENCE) -> bool:
    """All of them or none; False when a condition does not hold. Raises Unavailable after `patience`
    seconds in which others always came first."""
    deadline = time.monotonic() + patience
    pause = _FIRST_PAUSE
    while True:
        reasons = _attempt(client, writes)
        if not reasons:
            return True
        if "ConditionalCheckFailed" in reasons:
            return False
        if not reasons <= _IN_THE_WAY or time.monotonic() + pause > deadline:
            raise Unavailable(f"DynamoDB did not write the graph ({', '.join(sorted(reasons))})")
        time.sleep(pause * random.uniform(0.5, 1.0))
        pause = min(2 * pause, _LONGEST_PAUSE)


def _attempt(client: Any, writes: Sequence[dict[str, Any]]) -> set[str]:
    """Why it was cancelled; empty when it was not."""
    try:
        with translated(ERRORS, "DynamoDB"):
            client.transact_write_items(TransactItems=list(writes))
    except Unavailable as error:
        cause = error.__cause__
        if not isinstance(cause, ClientError):
            raise
        if code_of(cause) == "TransactionConflictException":
            return {"TransactionConflict"}
        if code_of(cause) != "TransactionCanceledException":
            raise
        reasons = cause.response.get("CancellationReasons", ())
        return {reason["Code"] for reason in reasons} - {"None"} or {"TransactionConflict"}
    return set()
