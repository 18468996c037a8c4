"""`aspera serve`: from the file to the findings, over HTTP and the websocket."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving import EXAMPLE, Realtime, Server, Visitor

ON_DOCUMENT = """subscription ($id: ID) { onDocumentUpdate(id: $id) { id owner status sequence detail } }"""
ON_AGENT = """subscription ($id: ID) { onAgentStatusUpdate(documentId: $id) { agent status sequence } }"""
FINDINGS = """query ($id: ID!, $filter: FindingFilter, $limit: Int, $token: String) {
  listFindings(documentId: $id, filter: $filter, limit: $limit, nextToken: $token) {
    total nextToken items { id agent severity title review { state assignee comments } } } }"""
EVENTS = "query ($id: ID!, $after: Int) { listEvents(documentId: $id, after: $after) { sequence type } }"
REVIEW = """mutation ($id: ID!, $finding: ID!, $review: ReviewInput!) {
  reviewFinding(documentId: $id, findingId: $finding, review: $review) { sequence author state comment } }"""
EXPORT = """mutation ($id: ID!, $format: ExportFormat!, $accepted: Boolean) {
  exportDocument(id: $id, format: $format, accepted: $accepted) { url filename mediaType } }"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("serve") / "workspace") as server:
        yield server


@pytest.fixture(scope="module")
def visitor(server: Server) -> Visitor:
    return server.sign_in()


@pytest.fixture(scope="module")
def document_id(visitor: Visitor) -> str:
    document_id = visitor.upload()
    assert visitor.wait(document_id)["status"] == "COMPLETE"
    return document_id


def test_an_uploaded_file_is_analysed_by_itself(visitor: Visitor, document_id: str) -> None:
    found = visitor.document(document_id)
    assert found["filename"] == EXAMPLE.name
    assert found["pages"] == 8
    assert (
        sum(found["findings"].values()) == visitor.ask(FINDINGS, id=document_id)["listFindings"]["total"] > 0
    )
    assert {agent["status"] for agent in found["agents"]} == {"COMPLETE"}
    listed = visitor.ask("{ listDocuments { items { id status } } }")["listDocuments"]["items"]
    assert {"id": document_id, "status": "COMPLETE"} in listed


def test_findings_come_part_by_part_and_filtered(visitor: Visitor, document_id: str) -> None:
    whole = visitor.ask(FINDINGS, id=document_id)["listFindings"]
    parts, token = [], None
    while True:
        part = visitor.ask(FINDINGS, id=document_id, limit=2, token=token)["listFindings"]
        parts += part["items"]
        token = part["nextToken"]
        if token is None:
            break
    assert parts == whole["items"]
    agent = whole["items"][0]["agent"]
    filtered = visitor.ask(FINDINGS, id=document_id, filter={"agents": [agent]})["listFindings"]
    assert filtered["items"] == [item for item in whole["items"] if item["agent"] == agent]


def test_the_file_is_served_whole_and_in_parts(visitor: Visitor, document_id: str) -> None:
    link = visitor.ask("query ($id: ID!) { documentFile(id: $id) { url mediaType } }", id=document_id)
    url = link["documentFile"]["url"]
    whole = visitor.get(url)
    assert whole.body == EXAMPLE.read_bytes()
    assert whole.headers["content-type"] == "application/pdf"
    assert whole.headers["content-disposition"].startswith("attachment")
    part = visitor.get(url, Range="bytes=100-199")
    assert (part.status, part.body) == (206, EXAMPLE.read_bytes()[100:200])


def test_a_report_of_what_was_accepted_holds_nothing_else(visitor: Visitor, document_id: str) -> None:
    found = visitor.ask(FINDINGS, id=document_id)["listFindings"]["items"]
    accepted, dismissed = found[0]["id"], found[1]["id"]
    visitor.ask(REVIEW, id=document_id, finding=accepted, review={"state": "ACCEPTED", "comment": "Right."})
    visitor.ask(REVIEW, id=document_id, finding=dismissed, review={"state": "DISMISSED"})
    link = visitor.ask(EXPORT, id=document_id, format="JSON", accepted=True)["exportDocument"]
    exported = visitor.get(link["url"]).json
    assert [finding["finding_id"] for finding in exported["findings"]] == [accepted]
    for format in ("HTML", "CSV"):
        link = visitor.ask(EXPORT, id=document_id, format=format, accepted=False)["exportDocument"]
        assert visitor.get(link["url"]).status == 200
    kept = visitor.ask(FINDINGS, id=document_id, filter={"states": ["ACCEPTED"]})["listFindings"]
    assert [item["id"] for item in kept["items"]] == [accepted]


def test_reviews_outlive_another_analysis(visitor: Visitor, document_id: str) -> None:
    finding = visitor.ask(FINDINGS, id=document_id)["listFindings"]["items"][2]["id"]
    visitor.ask(REVIEW, id=document_id, finding=finding, review={"assignee": "Ada", "comment": "Look."})
    before = visitor.document(document_id)["lastSequence"]
    visitor.ask("mutation ($id: ID!) { analyse(documentId: $id, again: true) { status } }", id=document_id)
    assert visitor.wait(document_id)["status"] == "COMPLETE"
    assert visitor.document(document_id)["lastSequence"] > before
    again = visitor.ask(FINDINGS, id=document_id)["listFindings"]["items"]
    (kept,) = [item for item in again if item["id"] == finding]
    assert kept["review"] == {"state": "OPEN", "assignee": "Ada", "comments": 1}


def test_the_same_content_is_not_uploaded_twice(visitor: Visitor, document_id: str) -> None:
    content = EXAMPLE.read_bytes()
    known = visitor.announce("copy.pdf", len(content), sha256=hashlib.sha256(content).hexdigest())
    assert (known["duplicateOf"], known["url"]) == (document_id, "")
    announced = visitor.announce("copy.pdf", len(content))
    answer = visitor.call("PUT", announced["url"], content)
    assert answer.json == {"documentId": document_id, "duplicateOf": document_id}
    assert visitor.errors("query ($id: ID!) { getDocument(id: $id) { id } }", id=announced["documentId"]) == [
        "NotFound"
    ]


def test_the_realtime_protocol_goes_as_amplify_expects_it(visitor: Visitor) -> None:
    with visitor.socket() as socket:
        assert socket.subprotocol == "graphql-ws"
        client = Realtime(socket)
        assert client.greeting == [
            {"type": "connection_ack", "payload": {"connectionTimeoutMs": 300_000}},
            {"type": "ka"},
        ]
        assert client.start("s1", ON_DOCUMENT) == {"id": "s1", "type": "start_ack"}
        refused = client.start("s2", ON_DOCUMENT, id="nobodys")
        assert refused["type"] == "error"
        assert [error["errorType"] for error in refused["payload"]["errors"]] == ["NotFound"]
        assert client.start("s3", "subscription { nothing }")["type"] == "error"
        client.say(id="s1", type="stop")
        assert client.hear() == {"id": "s1", "type": "complete"}


def test_a_subscriber_is_pushed_every_event_once_and_in_order(visitor: Visitor, tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    own.write_text("Our company is climate neutral. " * 40)
    with visitor.socket() as socket:
        client = Realtime(socket)
        client.start("documents", ON_DOCUMENT)
        client.start("agents", ON_AGENT)
        document_id = visitor.upload(own)
        last = visitor.wait(document_id)["lastSequence"]
        pushed = []
        for message in client.data():
            payload = next(iter(message["payload"]["data"].values()))
            pushed.append(payload["sequence"])
            if payload["sequence"] == last:
                break
    stored = visitor.ask(EVENTS, id=document_id)["listEvents"]
    assert pushed == [event["sequence"] for event in stored]


def test_a_client_that_loses_half_of_the_messages_ends_where_the_others_do(
    visitor: Visitor, document_id: str
) -> None:
    """Whoever sees a gap in the numbers asks for what is between."""

    def after(state: dict[str, str], sequence: int, event: dict[str, object]) -> int:
        state[str(event["sequence"])] = str(event["type"])
        return max(sequence, int(str(event["sequence"])))

    start = visitor.document(document_id)["lastSequence"]
    with visitor.socket() as socket:
        client = Realtime(socket)
        client.start("documents", ON_DOCUMENT, id=document_id)
        visitor.ask("mutation ($id: ID!) { analyse(documentId: $id, again: true) { id } }", id=document_id)
        state: dict[str, str] = {}
        seen = start
        for number, message in enumerate(client.data()):
            payload = message["payload"]["data"]["onDocumentUpdate"]
            ended = payload["status"] == "COMPLETE"
            if number % 2 and not ended:
                continue  # lost
            if payload["sequence"] > seen + 1:
                for event in visitor.ask(EVENTS, id=document_id, after=seen)["listEvents"]:
                    seen = after(state, seen, event)
            else:
                kind = json.loads(payload["detail"])["type"]
                seen = after(state, seen, {"sequence": payload["sequence"], "type": kind})
            if ended:
                break
    stored = visitor.ask(EVENTS, id=document_id, after=start)["listEvents"]
    assert state == {str(event["sequence"]): event["type"] for event in stored}


def test_what_is_deleted_is_gone_and_can_come_back(visitor: Visitor, tmp_path: Path) -> None:
    path = tmp_path / "short.txt"
    path.write_text("Total emissions were 12 tonnes. We offset everything and are carbon neutral.")
    first = visitor.upload(path)
    visitor.wait(first)
    assert visitor.ask("mutation ($id: ID!) { deleteDocument(id: $id) }", id=first)["deleteDocument"] == first
    for query in ("getDocument(id: $id) { id }", "listEvents(documentId: $id) { sequence }"):
        assert visitor.errors(f"query ($id: ID!) {{ {query} }}", id=first) == ["NotFound"]
    left = [p for p in visitor.server.workspace.rglob("*") if p.is_file() and first in str(p)]
    assert left == []
    hits = visitor.ask('{ search(query: "carbon neutral") { documentId } }')["search"]
    assert first not in {hit["documentId"] for hit in hits}
    assert visitor.wait(visitor.upload(path))["status"] in ("COMPLETE", "PARTIAL")


def test_a_deletion_is_told_to_whoever_watches(visitor: Visitor, tmp_path: Path) -> None:
    path = tmp_path / "gone.txt"
    path.write_text("Total waste was 3 tonnes.")
    gone = visitor.upload(path)
    visitor.wait(gone)
    with visitor.socket() as socket:
        client = Realtime(socket)
        client.start("documents", ON_DOCUMENT)
        visitor.ask("mutation ($id: ID!) { deleteDocument(id: $id) }", id=gone)
        told = (message["payload"]["data"]["onDocumentUpdate"] for message in client.data())
        heard = next(update for update in told if update["id"] == gone and "Deleted" in update["detail"])
    assert heard["owner"] == "local" and json.loads(heard["detail"])["type"] == "DocumentDeleted"


def test_pages_that_a_browser_cannot_draw_come_as_pictures(visitor: Visitor, tmp_path: Path) -> None:
    path = tmp_path / "pages.md"
    path.write_text("# Report\n\n" + "Total emissions were 12 tonnes.\n\n" * 200)
    id = visitor.upload(path)
    pages = visitor.wait(id)["pages"]
    query = """query ($id: ID!, $last: Int!) {
      pagePictures(documentId: $id, first: 1, last: $last) { page width height url } }"""
    found = visitor.ask(query, id=id, last=pages)["pagePictures"]
    assert [picture["page"] for picture in found] == list(range(1, pages + 1)) and pages > 1
    picture = visitor.get(found[-1]["url"])
    assert picture.headers["content-type"] == "image/jpeg" and picture.body.startswith(b"\xff\xd8")


def test_an_upload_is_analysed_by_the_agents_that_were_chosen(visitor: Visitor, tmp_path: Path) -> None:
    content = b"Total emissions were 14 tonnes."
    query = """mutation ($size: Float!) { createUpload(filename: "chosen.txt", size: $size,
      mediaType: "text/plain", agents: ["risk", "math"]) { documentId url } }"""
    announced = visitor.ask(query, size=len(content))["createUpload"]
    assert visitor.call("PUT", announced["url"], content).status == 200
    found = visitor.wait(announced["documentId"])
    assert [agent["agent"] for agent in found["agents"]] == ["math", "risk"]


def test_the_example_can_be_tried_with_one_call(visitor: Visitor, document_id: str) -> None:
    tried = visitor.ask("mutation { tryExample { id filename status } }")["tryExample"]
    assert tried == {"id": document_id, "filename": EXAMPLE.name, "status": "COMPLETE"}


def test_an_analysis_that_is_asked_for_a_second_time_has_ended_as_before(
    visitor: Visitor, document_id: str
) -> None:
    before = visitor.document(document_id)
    visitor.ask("mutation ($id: ID!) { analyse(documentId: $id) { id } }", id=document_id)
    assert visitor.wait(document_id) == before


def test_every_example_that_is_offered_can_be_tried_by_its_name(visitor: Visitor) -> None:
    offered = visitor.ask("{ viewer { examples { filename title } } }")["viewer"]["examples"]
    assert [path.rpartition(".")[2] for path in (example["filename"] for example in offered)] == [
        "pdf",
        "docx",
    ]
    query = "mutation ($name: String) { tryExample(filename: $name) { id filename } }"
    for example in offered:
        tried = visitor.ask(query, name=example["filename"])["tryExample"]
        assert tried["filename"] == example["filename"]
        found = visitor.wait(tried["id"])
        assert found["status"] == "COMPLETE", found


@pytest.mark.parametrize("name", ["another.pdf", "../pyproject.toml", ""])
def test_what_is_no_example_is_not_there(visitor: Visitor, name: str) -> None:
    answer = visitor.post(
        {"query": "mutation ($n: String) { tryExample(filename: $n) { id } }", "variables": {"n": name}}
    )
    assert answer.json["errors"][0]["errorType"] == "NotFound"


def test_a_server_that_is_started_again_answers_at_the_same_port_to_the_same_browser(tmp_path: Path) -> None:
    with Server(tmp_path / "w") as first:
        visitor = first.sign_in()
        port = first.port
        code, said = first.interrupt()
    assert (code, said.splitlines()[-1]) == (0, "Stopped.")
    with Server(tmp_path / "w") as second:
        assert second.port == port
        assert Visitor(second, visitor.cookie).ask("{ viewer { owner } }") == {"viewer": {"owner": "local"}}


def test_killed_in_the_middle_of_an_analysis_it_goes_on_by_itself(tmp_path: Path) -> None:
    with Server(tmp_path / "w") as first:
        visitor = first.sign_in()
        document_id = visitor.upload()
        deadline = time.monotonic() + 30
        while visitor.document(document_id)["lastSequence"] < 2 and time.monotonic() < deadline:
            time.sleep(0.01)
        first.kill()
    with Server(tmp_path / "w") as second:
        ended = Visitor(second, visitor.cookie).wait(document_id)
    assert ended["status"] == "COMPLETE"
    assert sum(ended["findings"].values()) > 0


def test_ctrl_c_in_the_middle_of_an_analysis_leaves_it_to_be_gone_on_with(tmp_path: Path) -> None:
    with Server(tmp_path / "w") as first:
        visitor = first.sign_in()
        ids = [visitor.upload()]
        code, said = first.interrupt()
        assert code == 0
        assert "Traceback" not in said
    with Server(tmp_path / "w") as second:
        browser = Visitor(second, visitor.cookie)
        assert [browser.wait(id)["status"] for id in ids] == ["COMPLETE"]
