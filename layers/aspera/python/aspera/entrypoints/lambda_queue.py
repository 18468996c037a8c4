"""From messages of a queue to a use case, one by one, with partial failures.

A message that could not be dealt with goes back to the queue, and to its dead-letter queue when it
came back too often. One that nobody could ever deal with (InvalidInput) is logged and let go.

Every use case may be called again with the same message: an execution starts once under its name, the
first answer to a task token counts, and rows are written under keys that their content decides. Only
where a repetition is dear, as that of an upload whose file is read, `once` names what is not to be
repeated. For answers of Textract and ends of executions it must not: a later attempt brings the same.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable
from typing import Any

from aspera.bootstrap import current_ports
from aspera.domain.errors import InvalidInput
from aspera.entrypoints.lambda_task import LambdaTask

_log = logging.getLogger(__name__)
Read = Callable[[Any], Iterable[dict[str, Any]]]
Key = Callable[[dict[str, Any]], str]


class LambdaQueue:
    """A Lambda handler of SQS batches. `read` gives a message's calls of the use case; `once` the key of
    a call, or "" when it may be repeated."""

    def __init__(self, use_case: Callable[..., Any], read: Read, once: Key | None = None) -> None:
        self._task = LambdaTask(use_case)
        self._read = read
        self._once = once

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
                self._call(parameters, message_id, context)
        except InvalidInput as error:
            _log.error("message %s is of no use: %s", message_id, type(error).__name__)

    def _call(self, parameters: dict[str, Any], message_id: str, context: Any) -> None:
        def call() -> None:
            self._task.call(parameters, message_id, context)

        key = self._once(parameters) if self._once else ""
        idempotency = current_ports().idempotency if key else None
        if idempotency is None or context is None:
            call()
        else:
            idempotency.once(key, call, context)


def lambda_queue(use_case: Callable[..., Any], read: Read, once: Key | None = None) -> LambdaQueue:
    return LambdaQueue(use_case, read, once)


def _decoded(body: str) -> Any:
    try:
        return json.loads(body)
    except ValueError as error:
        raise InvalidInput("The message is not JSON.") from error
