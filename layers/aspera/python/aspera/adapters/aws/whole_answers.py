"""An answer that was cut off is no answer.

botocore does not compare a body with its Content-Length, and takes JSON that it cannot read for an
empty answer (`BaseJSONParser._parse_body_as_json`): a listing would have no entries, a model's answer
would have cost nothing.
"""

from __future__ import annotations

from typing import Any

from botocore.exceptions import IncompleteReadError


def require_whole_answers(client: Any) -> Any:
    """The client, which from now on raises IncompleteReadError, one of botocore's errors, when the
    connection ended before the body did."""
    client.meta.events.register("before-parse", _require_whole)
    return client


def _require_whole(operation_model: Any, response_dict: dict[str, Any], **_: Any) -> None:
    """Bodies that are handed on as streams compare by themselves; HEAD tells a length without one."""
    body = response_dict["body"]
    length = response_dict["headers"].get("content-length")
    if length is None or not isinstance(body, bytes) or operation_model.http.get("method") == "HEAD":
        return
    if len(body) < int(length):
        raise IncompleteReadError(actual_bytes=len(body), expected_bytes=int(length))
