"""From messages of a queue to a use case, one by one, with partial failures.

A message that could not be dealt with goes back to the queue, and to its dead-letter queue when it
came back too often. One that nobody could ever deal with (InvalidInput) is logged and let go. No
handler needs Powertools' Idempotency: an execution starts once under its name, the first answer to
a task token counts, and rows are written under keys that their content decides.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable
from typing import Any

from aspera.domain.errors import InvalidInput
from aspera.entrypoints.lambda_task import LambdaTask

_log = logging.getLogger(__name__)
Read = Callable[[Any], Iterable[dict[str, Any]]]


class LambdaQueue:
    """A Lambda handler of SQS batches. `read` gives a message's calls of the use case."""

    def __init__(self, use_case: Callable[..., Any], read: Read) -> None:
        self._task = LambdaTask(use_case)
        self._read = read

    def __call__(self, event: dict[str, Any], context: Any = None) -> Any:
        from aws_lambda_powertools.utilities.batch import (
            BatchProcessor,
            EventType,
            process_partial_response,
        )

        def handle(record: Any) -> None:
            self._handle(record.message_id, record.body, context)

        processor = BatchProcessor(EventType.SQS, raise_on_entire_batch_failure=False)
        return process_partial_response(event=event, record_handler=handle, processor=processor)

    def _handle(self, message_id: str, body: str, context: Any) -> None:
        try:
            for parameters in self._read(_decoded(body)):
                self._task.call(parameters, message_id, context)
        except InvalidInput as error:
            _log.error("message %s is of no use: %s", message_id, type(error).__name__)


def lambda_queue(use_case: Callable[..., Any], read: Read) -> LambdaQueue:
    return LambdaQueue(use_case, read)


def _decoded(body: str) -> Any:
    try:
        return json.loads(body)
    except ValueError as error:
        raise InvalidInput("The message is not JSON.") from error
