"""What the messages say that AWS puts into our queues.

Sources: S3 user guide, "EventBridge event message structure" (keys are as they are) and "Event
message structure" (keys are encoded like a form); Textract developer guide, "Amazon Textract results
notification" (an SNS envelope around JSON); Step Functions developer guide, "Automating Step
Functions event delivery with EventBridge".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import unquote_plus

from aspera.domain.errors import InvalidInput

_LONGEST_SEQUENCER = 64
"""Sequencers are hexadecimal and of different lengths; a shorter one is filled up with zeros on its right,
and then they are compared as text (S3 user guide, "Event message structure")."""
_ENDS = {
    "FAILED": ("States.Runtime", "The analysis ended with a fault of its own."),
    "TIMED_OUT": ("States.Timeout", "The analysis took too long."),
    "ABORTED": ("States.Aborted", "The analysis was stopped."),
}


def uploads(message: Any) -> Iterator[dict[str, Any]]:
    """Parameters of start_analysis, by S3's message to EventBridge or the older one to SQS."""
    match message:
        case {"detail-type": "Object Created", "time": str(time), "detail": {"object": dict(stored)}}:
            yield _upload(stored.get("key"), stored, time)
        case {"Records": list(records)}:
            for record in records:
                yield _classic(record)
        case {"Event": "s3:TestEvent"}:
            return
        case _:
            raise InvalidInput("The message is not one of S3's.")


def upload_key(parameters: dict[str, Any]) -> str:
    """One upload, however often it is reported; "" when S3 did not say which it was."""
    sequencer = parameters["sequencer"]
    return f"{sequencer}/{parameters['object_key']}" if sequencer.strip("0") else ""


def extractions(message: Any) -> Iterator[dict[str, Any]]:
    """Parameters of complete_extraction."""
    match message:
        case {"Message": str(text)}:
            told = _json(text)
        case _:
            raise InvalidInput("The message is not one of SNS.")
    match told:
        case {"JobId": str(job_id), "JobTag": str(tag), "Status": str(status)}:
            yield {"job_id": job_id, "tag": tag, "status": status}
        case _:
            raise InvalidInput("The message is not one of Textract's.")


def executions(message: Any) -> Iterator[dict[str, Any]]:
    """Parameters of settle_document, for executions that ended badly."""
    match message:
        case {"detail": {"status": str(status), "input": str(text), **detail}}:
            if status in _ENDS:
                error, cause = _ENDS[status]
                run = _json(text).get("run")
                yield {
                    "run": run,
                    "error": detail.get("error") or error,
                    "cause": detail.get("cause") or cause,
                }
        case _:
            raise InvalidInput("The message is not one of Step Functions'.")


def _classic(record: Any) -> dict[str, Any]:
    match record:
        case {"eventTime": str(time), "s3": {"object": {"key": str(key), **stored}}}:
            return _upload(unquote_plus(key), stored, time)
    raise InvalidInput("The message is not one of S3's.")


def _upload(key: Any, stored: Mapping[Any, Any], time: str) -> dict[str, Any]:
    try:
        moment = datetime.fromisoformat(time)
    except ValueError as error:
        raise InvalidInput("The message has no time.") from error
    return {
        "object_key": key,
        "size": stored.get("size"),
        "time": int(moment.timestamp() * 1000),
        "sequencer": str(stored.get("sequencer", "")).upper().ljust(_LONGEST_SEQUENCER, "0"),
    }


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise InvalidInput("The message is not JSON.") from error
