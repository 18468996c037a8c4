"""`aspera serve`: two people over one workspace see nothing of each other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.serving import Realtime, Server, Visitor

QUERIES = [
    "query ($id: ID!) { getDocument(id: $id) { id } }",
    "query ($id: ID!) { listFindings(documentId: $id) { total } }",
    'query ($id: ID!) { getFinding(documentId: $id, id: "x") { id } }',
    "query ($id: ID!) { listReviews(documentId: $id) { sequence } }",
    "query ($id: ID!) { listAgentExecutions(documentId: $id) { nextToken } }",
    "query ($id: ID!) { listAssessments(documentId: $id) { title } }",
    "query ($id: ID!) { listFrameworks(documentId: $id) { title } }",
    "query ($id: ID!) { listEvents(documentId: $id) { sequence } }",
    "query ($id: ID!) { documentFile(id: $id) { url } }",
    "query ($id: ID!) { compareDocuments(ids: [$id]) { id } }",
    'query ($id: ID!) { search(query: "emissions", documentIds: [$id]) { text } }',
    "query ($id: ID!) { graph(documentId: $id) { truncated } }",
    "query ($id: ID!) { graph(vertexId: $id) { truncated } }",
    "mutation ($id: ID!) { analyse(documentId: $id) { id } }",
    "mutation ($id: ID!) { analyse(documentId: $id, again: true) { id } }",
    "mutation ($id: ID!) { deleteDocument(id: $id) }",
    'mutation ($id: ID!) { reviewFinding(documentId: $id, findingId: "x", review: {state: ACCEPTED}) { sequence } }',
    "mutation ($id: ID!) { exportDocument(id: $id, format: JSON) { url } }",
]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Visitor, Visitor, str]]:
    """Ada with an analysed document, and Eve."""
    workspace = tmp_path_factory.mktemp("shared") / "workspace"
    with Server(workspace, ASPERA_OWNER="ada") as hers:
        ada = hers.sign_in()
        document_id = ada.upload()
        assert ada.wait(document_id)["status"] == "COMPLETE"
        with Server(workspace, ASPERA_OWNER="eve") as other:
            yield ada, other.sign_in(), document_id


@pytest.mark.parametrize("query", QUERIES)
def test_a_strangers_document_is_not_found(both: tuple[Visitor, Visitor, str], query: str) -> None:
    ada, eve, document_id = both
    assert set(eve.errors(query, id=document_id)) == {"NotFound"}
    assert eve.post({"query": query, "variables": {"id": document_id}}).json.get("data") in (
        None,
        {"getDocument": None},
        {"getFinding": None},
    )
    assert ada.document(document_id)["status"] == "COMPLETE"


def test_lists_search_and_graph_hold_nothing_of_others(both: tuple[Visitor, Visitor, str]) -> None:
    _, eve, _ = both
    assert eve.ask("{ listDocuments { items { id } } }")["listDocuments"]["items"] == []
    assert eve.ask('{ search(query: "emissions") { text } }')["search"] == []
    assert eve.ask("{ graph { vertices { id } edges { source } } }")["graph"] == {"vertices": [], "edges": []}


def test_a_stranger_is_not_told_what_happens(both: tuple[Visitor, Visitor, str]) -> None:
    ada, eve, document_id = both
    query = "subscription ($id: ID) { onDocumentUpdate(id: $id) { id sequence } }"
    with ada.socket() as hers, eve.socket() as other:
        watching, listening = Realtime(hers), Realtime(other)
        assert watching.start("a", query, id=document_id)["type"] == "start_ack"
        refused = listening.start("e", query, id=document_id)
        assert [error["errorType"] for error in refused["payload"]["errors"]] == ["NotFound"]
        assert listening.start("all", query)["type"] == "start_ack"
        ada.ask("mutation ($id: ID!) { analyse(documentId: $id, again: true) { id } }", id=document_id)
        last = ada.wait(document_id)["lastSequence"]
        assert any(m["payload"]["data"]["onDocumentUpdate"]["sequence"] == last for m in watching.data(5))
        assert list(listening.data(0.5)) == []


def test_neither_cookie_opens_the_others_server(both: tuple[Visitor, Visitor, str]) -> None:
    ada, eve, _ = both
    value = ada.cookie.split("=", 1)[1]
    forged = Visitor(eve.server, f"aspera-{eve.server.port}={value}")
    assert forged.get("/health").status == 401


def test_a_link_of_one_server_is_none_of_the_others(both: tuple[Visitor, Visitor, str]) -> None:
    ada, eve, document_id = both
    link = ada.ask("query ($id: ID!) { documentFile(id: $id) { url } }", id=document_id)["documentFile"][
        "url"
    ]
    assert ada.get(link).status == 200
    assert eve.get(link).status == 404
