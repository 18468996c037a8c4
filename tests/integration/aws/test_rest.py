"""The REST API of a deployed stack: a script uploads, waits and reads, while the key of its tokens
changes."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator, Mapping
from secrets import token_hex

import pytest

from tests.engines.requests import asked, rotate
from tests.engines.stack import Stack, stack
from tests.rest.proxy_event import proxy_event

TEXT = (
    b"# Annual report 2024\n\nThe board oversees the climate strategy. Scope 1 emissions were 4,100 tonnes.\n"
)


@pytest.fixture(scope="module")
def aws() -> Iterator[Stack]:
    with stack() as made:
        yield made


def sent(url: str, fields: Mapping[str, str], content: bytes) -> int:
    """A form as a browser or curl sends it, the file last."""
    border = token_hex(16)
    parts = [
        f'--{border}\r\ncontent-disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in fields.items()
    ]
    head = f'--{border}\r\ncontent-disposition: form-data; name="file"; filename="f"\r\n\r\n'
    body = "".join([*parts, head]).encode() + content + f"\r\n--{border}--\r\n".encode()
    kind = {"content-type": f"multipart/form-data; boundary={border}"}
    with urllib.request.urlopen(urllib.request.Request(url, body, kind)) as answer:
        return int(answer.status)


def uploaded(aws: Stack, filename: str, content: bytes) -> str:
    wanted = {"filename": filename, "size": len(content), "mediaType": "text/plain"}
    form = asked(aws, "ada", "POST", "/documents", body=wanted)
    assert form["method"] == "POST"
    assert sent(form["url"], form["fields"], content) in (200, 204)
    aws.pump()
    return str(form["documentId"])


def test_a_script_uploads_and_reads_what_was_found(aws: Stack) -> None:
    document = uploaded(aws, "report.txt", TEXT)
    found = asked(aws, "ada", "GET", f"/documents/{document}")
    assert found["status"] in ("COMPLETE", "PARTIAL"), found
    listed = asked(aws, "ada", "GET", f"/documents/{document}/findings")
    assert listed["total"] == sum(found["findings"].values())
    link = asked(aws, "ada", "GET", f"/documents/{document}/export", {"format": ["json"]})
    with urllib.request.urlopen(link["url"]) as file:
        assert json.loads(file.read())["document"]["id"] == document


def test_a_stranger_finds_nothing(aws: Stack) -> None:
    document = uploaded(aws, "secret.txt", TEXT + b"x")
    for path in (f"/documents/{document}", f"/documents/{document}/findings"):
        assert aws.invoke("answer_request", proxy_event("GET", path, "eve"))["statusCode"] == 404
    assert asked(aws, "eve", "GET", "/documents")["items"] == []


def test_a_listing_goes_on_while_the_key_changes_and_not_for_ever(aws: Stack) -> None:
    for number in range(3):
        wanted = {"filename": f"{number}.pdf", "size": 9, "mediaType": "application/pdf"}
        asked(aws, "ada", "POST", "/documents", body=wanted)
    token = asked(aws, "ada", "GET", "/documents", {"limit": ["1"]})["nextToken"]
    rotate(aws)
    part = asked(aws, "ada", "GET", "/documents", {"limit": ["1"], "nextToken": [token]})
    assert len(part["items"]) == 1
    rotate(aws)
    event = proxy_event("GET", "/documents", "ada", {"limit": ["1"], "nextToken": [token]})
    aws.start_cold()
    assert aws.invoke("answer_request", event)["statusCode"] == 400
