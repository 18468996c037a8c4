"""`aspera serve`: who and what does not get in."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus

from tests.serving import EXAMPLE, Realtime, Server, Visitor

INTROSPECTION = (
    "{ __schema { types { name fields { name type { name ofType { name ofType { name } } } } } } }"
)
ON_DOCUMENT = "subscription ($id: ID) { onDocumentUpdate(id: $id) { id sequence } }"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("serve") / "workspace") as server:
        yield server


@pytest.fixture(scope="module")
def visitor(server: Server) -> Visitor:
    return server.sign_in()


@pytest.fixture
def stranger(server: Server, visitor: Visitor) -> Visitor:
    """Without the cookie, when the link is spent."""
    return Visitor(server, "")


def test_without_the_cookie_nothing_is_answered(stranger: Visitor) -> None:
    for path in ("/", "/health", "/assets/index.js", "/files/x/y", "/documents/1"):
        assert stranger.get(path).status == 401
    assert stranger.post({"query": "{ viewer { owner } }"}).json["errors"][0]["errorType"] == "Unauthorized"
    assert stranger.post({"query": "{ viewer { owner } }"}).status == 401
    assert stranger.call("PUT", "/files/upload/x", b"x").status == 401
    with pytest.raises(InvalidStatus) as refused, stranger.socket():
        pass
    assert refused.value.response.status_code == 401


def test_a_browser_without_the_cookie_is_told_what_to_do(stranger: Visitor) -> None:
    page = stranger.get("/", Accept="text/html")
    assert page.status == 401
    assert b"aspera serve" in page.body


def test_the_link_works_once(server: Server, visitor: Visitor, stranger: Visitor) -> None:
    link = f"/?token={server.token}"
    assert stranger.get(link).status == 401
    assert visitor.get(link).status == 303
    assert "set-cookie" not in visitor.get(link).headers
    assert stranger.get("/?token=wrong").status == 401
    assert stranger.get("/?token=").status == 401


def test_the_cookie_is_kept_from_scripts_and_other_sites(tmp_path: Path) -> None:
    with Server(tmp_path / "w") as server:
        cookie = Visitor(server, "").get(f"/?token={server.token}").headers["set-cookie"]
    parts = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert {"httponly", "samesite=strict", "path=/"} <= parts
    assert (tmp_path / "w/server.json").stat().st_mode & 0o077 == 0
    assert cookie.split("=", 1)[1].split(";")[0] not in (tmp_path / "w/server.json").read_text()


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:{port}", ""]
)
def test_another_host_is_refused(visitor: Visitor, host: str) -> None:
    connection = HTTPConnection("127.0.0.1", visitor.server.port)
    connection.putrequest("GET", "/health", skip_host=True)
    connection.putheader("Host", host.format(port=visitor.server.port))
    connection.putheader("Cookie", visitor.cookie)
    connection.endheaders()
    assert 400 <= connection.getresponse().status < 500
    connection.close()


def test_loopback_by_any_name_is_ours(visitor: Visitor) -> None:
    for host in ("127.0.0.1", "localhost", "LOCALHOST", "[::1]"):
        assert visitor.get("/health", Host=f"{host}:{visitor.server.port}").status == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1:{port}", "http://127.0.0.1:1", ""]
)
def test_other_sites_may_not_call(visitor: Visitor, origin: str) -> None:
    origin = origin.format(port=visitor.server.port)
    assert visitor.post({"query": "{ viewer { owner } }"}, Origin=origin).status == 403
    assert visitor.call("PUT", "/files/upload/x", b"x", Origin=origin).status == 403
    with pytest.raises(InvalidStatus) as refused, visitor.socket(Origin=origin):
        pass
    assert refused.value.response.status_code == 403


def test_every_answer_forbids_to_be_framed_sniffed_or_told_on(visitor: Visitor, stranger: Visitor) -> None:
    for answer in (visitor.get("/"), visitor.get("/health"), stranger.get("/"), visitor.get("/nothing.js")):
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "server" not in answer.headers


def test_nobody_is_our_own_functions_over_http(visitor: Visitor) -> None:
    push = """mutation { updateDocument(id: "d", owner: "local", status: COMPLETE, sequence: 1) { id } }"""
    for headers in ({}, {"Authorization": "AWS4-HMAC-SHA256 Credential=x"}):
        answer = visitor.post({"query": push}, **headers).json
        assert [error["errorType"] for error in answer["errors"]] == ["Unauthorized"]
        assert answer["data"] is None


def test_a_refused_subscription_never_says_unauthorized(visitor: Visitor) -> None:
    """Amplify would close the socket that all its subscriptions share."""
    with visitor.socket() as opened:
        client = Realtime(opened)
        for name, query in (
            ("a", ON_DOCUMENT),
            ("b", "mutation { deleteDocument(id: 1) }"),
            (
                "c",
                'mutation { updateDocument(id: "d", owner: "local", status: COMPLETE, sequence: 1) { id } }',
            ),
            ("d", "{"),
        ):
            answer = client.start(name, query, id="d1")
            assert answer["type"] == "error"
            assert {e["errorType"] for e in answer["payload"]["errors"]} <= {"NotFound", "InvalidInput"}
        assert client.start("e", ON_DOCUMENT) == {"id": "e", "type": "start_ack"}


@pytest.mark.parametrize(
    "message",
    ["no JSON", "[]", "null", '{"type": "start"}', '{"type": "start", "id": 1}', '{"type": "x", "id": "1"}',
     '{"type": "start", "id": "1", "payload": {"data": "{"}}', '{"type": "start", "id": "1", "payload": []}',
     '{"type": "start", "id": "1", "payload": {"data": "{\\"variables\\": 3}"}}'],
)  # fmt: skip
def test_nonsense_on_the_socket_is_answered_and_hurts_nobody(visitor: Visitor, message: str) -> None:
    with visitor.socket() as opened:
        client = Realtime(opened)
        opened.send(message)
        assert client.hear()["type"] == "error"
        assert client.start("s", ON_DOCUMENT)["type"] == "start_ack"


def test_a_socket_that_does_not_begin_as_agreed_is_closed(visitor: Visitor) -> None:
    with visitor.socket() as opened:
        opened.send(json.dumps({"type": "start", "id": "1"}))
        with pytest.raises(Exception, match="4400"):
            opened.recv(5)


def deep(levels: int) -> str:
    return "{ a: __typename " + "... on Query { b: __typename " * levels + "}" * levels + "}"


REFUSED = {
    "not JSON": (b"{", 400),
    "a list": ([{"query": "{ viewer { owner } }"}], 400),
    "no object": ("x", 400),
    "no query": ({}, 200),
    "query is no text": ({"query": 3}, 200),
    "variables are no object": ({"query": "{ viewer { owner } }", "variables": [1]}, 200),
    "syntax": ({"query": "{ viewer"}, 200),
    "unknown field": ({"query": "{ nothing }"}, 200),
    "unknown operation": ({"query": "query A { viewer { owner } }", "operationName": "B"}, 200),
    "missing variable": ({"query": "query ($id: ID!) { getDocument(id: $id) { id } }"}, 200),
    "too many levels": (
        {"query": "{ __schema { types { " + "fields { type { " * 12 + "name" + " } }" * 12 + " } } }"}, 200,
    ),
    "too many calls": ({"query": "{ " + " ".join(f"a{i}: viewer {{ owner }}" for i in range(30)) + " }"}, 200),
    "too many fields": (
        {"query": "{ " + " ".join(f"a{i}: viewer {{ " + " ".join(f"b{j}: owner" for j in range(30)) + " }" for i in range(15)) + " }"},
        200,
    ),
    "fragments that multiply": (
        {
            "query": "fragment F0 on Viewer { "
            + " ".join(f"f{i}: owner" for i in range(10))
            + " } "
            + " ".join(f"fragment F{n} on Viewer {{ ...F{n - 1} ...F{n - 1} }}" for n in range(1, 12))
            + " { viewer { ...F11 } }"
        },
        200,
    ),
    "fragments in a circle": ({"query": "fragment A on Viewer { ...B } fragment B on Viewer { ...A } { viewer { ...A } }"}, 200),
    "nested without end": ({"query": deep(900)}, 200),
    "a long query": ({"query": "{ viewer { owner } } #" + "x" * 30_000}, 200),
    "large variables": ({"query": "{ viewer { owner } }", "variables": {"x": "y" * 70_000}}, 200),
    "too large": ({"query": "x" * 200_000}, 413),
    "limit of a list": ({"query": "{ listDocuments(limit: 100000) { nextToken } }"}, 200),
    "a foreign cursor": ({"query": '{ listDocuments(nextToken: "e30") { nextToken } }'}, 200),
    "a number that is none": ({"query": 'mutation { createUpload(filename: "a", size: 1e400, mediaType: "x") { url } }'}, 200),
    "a subscription": ({"query": "subscription { onDocumentUpdate { id } }"}, 200),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_a_request_that_asks_too_much_or_nonsense_is_refused_in_one_line(visitor: Visitor, what: str) -> None:
    body, status = REFUSED[what]
    answer = visitor.post(body)
    assert answer.status == status
    (error, *_) = answer.json["errors"]
    assert error["errorType"] == "InvalidInput"
    assert set(error) == {"path", "data", "errorType", "errorInfo", "locations", "message"}
    assert "Traceback" not in answer.body.decode()
    assert len(error["message"]) < 400


def test_introspection_is_allowed(visitor: Visitor) -> None:
    assert visitor.ask(INTROSPECTION)["__schema"]["types"]


def test_only_json_is_taken(visitor: Visitor) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""):
        assert visitor.post(b"{}", Content_Type=kind).status == 415
    assert visitor.get("/graphql").status == 405


HOSTILE_NAMES = [
    "../../../etc/passwd.pdf", "..\\..\\x.pdf", "a\x00b.pdf", "n\r\nSet-Cookie: x=y.pdf", "\u202egnp.fdp.pdf",
    "x" * 300 + ".pdf", "排" * 300 + ".pdf", "Übersicht 2024 – “Entwurf”.pdf", "<script>alert(1)</script>.pdf",
    ".pdf", "   .pdf", "con.pdf", "%2e%2e%2f.pdf", "a/b/c.pdf",
]  # fmt: skip


def test_a_hostile_name_stays_a_name(visitor: Visitor) -> None:
    content = EXAMPLE.read_bytes()
    ids = []
    for number, name in enumerate(HOSTILE_NAMES):
        own = content + b"\n%" + str(number).encode()
        announced = visitor.announce(name, len(own))
        assert visitor.call("PUT", announced["url"], own).status == 200
        ids.append(announced["documentId"])
        shown = visitor.document(ids[-1])["filename"]
        assert shown.endswith("pdf")
        assert not set(shown) & set("/\\\x00\r\n\u202e<>")
        assert len(shown.encode()) <= 180
        link = visitor.ask("query ($id: ID!) { documentFile(id: $id) { url } }", id=ids[-1])
        answer = visitor.get(link["documentFile"]["url"])
        assert answer.body == own
        assert answer.headers["content-disposition"].startswith("attachment")
    assert {visitor.wait(id)["status"] for id in ids} == {"COMPLETE"}
    inside = visitor.server.workspace.resolve()
    outside = [p for p in inside.parent.rglob("*.pdf") if not p.is_relative_to(inside)]
    assert outside == []


@pytest.mark.parametrize(
    "name, content, what",
    [
        ("report.pdf", b"MZ\x90\x00" + b"\x00" * 100, "a program"),
        ("report.pdf", b"<!doctype html><script>alert(1)</script>", "web page"),
        ("report.pdf", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "a PNG image"),
        ("report.html", b"<html>", "web page"),
        ("x.pdf", b"\x00" * 5000, "damaged"),
    ],
)
def test_a_file_that_is_something_else_is_not_stored(
    visitor: Visitor, name: str, content: bytes, what: str
) -> None:
    announced = visitor.announce(name, len(content))
    answer = visitor.call("PUT", announced["url"], content)
    assert (answer.status, answer.json["errorType"]) == (422, "InvalidInput")
    assert what in answer.json["message"]
    id = announced["documentId"]
    assert visitor.errors("query ($id: ID!) { getDocument(id: $id) { id } }", id=id) == ["NotFound"]
    assert [p for p in visitor.server.workspace.rglob("*") if id in str(p)] == []
    assert list((visitor.server.workspace / "incoming").iterdir()) == []


def test_an_address_for_uploads_takes_one_file_of_the_announced_size(visitor: Visitor) -> None:
    content = EXAMPLE.read_bytes() + b"%once"
    announced = visitor.announce("a.pdf", len(content))
    assert visitor.call("PUT", announced["url"], content + b"more").status == 422
    assert visitor.call("PUT", announced["url"], content).status == 404
    assert visitor.call("PUT", "/files/upload/guessed", content).status == 404
    for size in (0, -1, 1.5, 501_000_000):
        assert visitor.errors(
            'mutation ($s: Float!) { createUpload(filename: "a.pdf", size: $s, mediaType: "x") { url } }',
            s=size,
        ) == ["InvalidInput"]
    wrong = visitor.announce("a.pdf", len(content), sha256="0" * 64)
    assert "checksum" in visitor.call("PUT", wrong["url"], content).json["message"]


def test_an_upload_that_breaks_off_leaves_nothing(visitor: Visitor) -> None:
    announced = visitor.announce("broken.pdf", 1_000_000)
    with socket.create_connection(("127.0.0.1", visitor.server.port)) as wire:
        head = (
            f"PUT {announced['url']} HTTP/1.1\r\nHost: 127.0.0.1:{visitor.server.port}\r\n"
            f"Origin: {visitor.origin}\r\nCookie: {visitor.cookie}\r\nContent-Length: 1000000\r\n\r\n"
        )
        wire.sendall(head.encode() + b"%PDF-" + b"x" * 10_000)
    query = "query ($id: ID!) { getDocument(id: $id) { id } }"
    while not visitor.errors(query, id=announced["documentId"]):
        pass
    assert list((visitor.server.workspace / "incoming").iterdir()) == []


@pytest.mark.parametrize(
    "path", ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc%2fpasswd", "/assets/%00"]
)
def test_static_files_stay_in_their_folder(visitor: Visitor, path: str) -> None:
    assert b"root:" not in visitor.get(path).body
