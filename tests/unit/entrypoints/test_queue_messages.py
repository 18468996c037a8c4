from __future__ import annotations

import json
from typing import Any

import pytest

from aspera.domain.errors import InvalidInput
from aspera.entrypoints.queue_messages import executions, extractions, uploads

TIME = "2026-11-20T17:00:00Z"
MILLISECONDS = 1_795_194_000_000


def created(key: Any, size: Any = 9) -> dict[str, Any]:
    return {"detail-type": "Object Created", "time": TIME, "detail": {"object": {"key": key, "size": size}}}


def classic(key: str) -> dict[str, Any]:
    return {"Records": [{"eventTime": TIME, "s3": {"object": {"key": key, "size": 9}}}]}


@pytest.mark.parametrize("key", ["uploads/a/d/a+b %41 é.pdf", "uploads/a/d/red+flower.jpg"])
def test_keys_of_eventbridge_are_as_they_are(key: str) -> None:
    (found,) = uploads(created(key))
    assert found == {"object_key": key, "size": 9, "time": MILLISECONDS, "sequencer": "0" * 64}


def test_sequencers_of_different_lengths_are_comparable_as_text() -> None:
    told = ["0055AED6DCD90281E5", "0055aed6dcd90281e51", "0055AED6DCD90281E6", "0055AED6DCD90281E500"]
    messages = [created("k") for _ in told]
    for message, sequencer in zip(messages, told, strict=True):
        message["detail"]["object"]["sequencer"] = sequencer
    first, longer, greater, same = (one["sequencer"] for message in messages for one in uploads(message))
    assert first == same < longer < greater


def test_keys_of_s3_s_own_messages_are_decoded_like_a_form() -> None:
    (found,) = uploads(classic("uploads/a/d/a%2Bb+%2541+%C3%A9.pdf"))
    assert found["object_key"] == "uploads/a/d/a+b %41 é.pdf"


def test_s3_s_test_message_is_no_upload() -> None:
    assert list(uploads({"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": "b"})) == []


@pytest.mark.parametrize("message", [{}, [], "x", None, {"Records": [{}]}, created("k") | {"time": "soon"}])
def test_any_other_message_is_of_no_use(message: Any) -> None:
    with pytest.raises(InvalidInput):
        list(uploads(message))


def test_textract_s_message_is_json_in_json() -> None:
    told = {"JobId": "j", "JobTag": "t", "Status": "SUCCEEDED", "API": "StartDocumentAnalysis"}
    assert list(extractions({"Type": "Notification", "Message": json.dumps(told)})) == [
        {"job_id": "j", "tag": "t", "status": "SUCCEEDED"}
    ]


@pytest.mark.parametrize("message", [{}, {"Message": "no JSON"}, {"Message": "{}"}, {"Message": 3}, None])
def test_a_message_that_is_not_textract_s_is_of_no_use(message: Any) -> None:
    with pytest.raises(InvalidInput):
        list(extractions(message))


@pytest.mark.parametrize("status, error", [("TIMED_OUT", "States.Timeout"), ("ABORTED", "States.Aborted")])
def test_an_end_without_a_reason_gets_one(status: str, error: str) -> None:
    detail = {"status": status, "input": '{"run": {"document_id": "d"}}', "error": None, "cause": None}
    (found,) = executions({"detail": detail})
    assert (found["run"], found["error"], bool(found["cause"])) == ({"document_id": "d"}, error, True)


def test_an_end_with_a_reason_keeps_it_and_a_good_end_is_nothing_to_do() -> None:
    failed = {"status": "FAILED", "input": '{"run": {}}', "error": "Defect", "cause": "why"}
    assert [e["error"] for e in executions({"detail": failed})] == ["Defect"]
    assert list(executions({"detail": failed | {"status": "SUCCEEDED"}})) == []
    with pytest.raises(InvalidInput):
        list(executions({"detail": {"status": "FAILED", "input": None}}))
