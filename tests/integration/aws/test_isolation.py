"""A stranger tries to get at somebody's document through every read and write, on a laptop's ports and
on a deployed stack's. Everything he tries works for the owner, so nothing here fails for another
reason; and afterwards nothing of the owner's has changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from aspera.domain.errors import InvalidInput, NotFound
from aspera.domain.review import ReviewChange
from aspera.domain.run import Options
from aspera.ports.graph import Edge, GraphPart, Vertex
from aspera.ports.search_index import SearchFilter
from aspera.use_cases.accept_upload import accept_upload
from aspera.use_cases.compare_analyses import compare_analyses
from aspera.use_cases.create_upload import Announcement, create_upload
from aspera.use_cases.delete_document import delete_document
from aspera.use_cases.explore_graph import explore_graph
from aspera.use_cases.export_document import ExportFormat, export_document
from aspera.use_cases.find_document import find_document
from aspera.use_cases.link_document import link_document
from aspera.use_cases.list_findings import FindingFilter, list_findings
from aspera.use_cases.list_reviews import list_reviews
from aspera.use_cases.query_graph import query_graph
from aspera.use_cases.read_analysis import read_analysis
from aspera.use_cases.receive_upload import receive_upload
from aspera.use_cases.request_analysis import request_analysis
from aspera.use_cases.review_finding import review_finding
from aspera.use_cases.search_documents import search_documents
from tests.engines.two_owners import OWNER, SECRET, STRANGER, Home, state

TRICKS = (
    "{}/",
    "../{}",
    "{}%00",
    "{}\x00",
    "bob/{}",
    "{} ",
    "*",
    "",
    "{}#events",
    "{}', '1'='1",
    "%",
    "{}\u200b",
)
POSED = (
    "",
    "*",
    "Bob",
    "bob ",
    " bob",
    "bob/",
    "mallory/../bob",
    "bob\x00",
    "bob%00",
    "b\u043eb",
    "mallory,bob",
    "bob/uploads",
)


def attempts(home: Home, owner: str, document_id: str) -> dict[str, Callable[[], Any]]:
    """What somebody who says that he is `owner` can try with a document's id."""
    call, ports = home.call, home.ports
    part = FindingFilter()
    near = SearchFilter(owner=owner, document_ids=(document_id,))
    vector = ports.embeddings.embed([SECRET])[0]
    return {
        "documents.get": lambda: ports.documents.get(document_id, owner),
        "documents.list": lambda: ports.documents.list(owner),
        "documents.with_content": lambda: ports.documents.with_content(_sha256(home), owner),
        "find_document": lambda: call(find_document, document_id, owner),
        "read_analysis": lambda: call(read_analysis, document_id, owner),
        "list_findings": lambda: call(list_findings, document_id, owner, part, 10),
        "list_reviews": lambda: call(list_reviews, document_id, owner),
        "link_document": lambda: call(link_document, document_id, owner),
        "export_document": lambda: call(export_document, document_id, owner, ExportFormat.JSON),
        "compare_analyses": lambda: call(compare_analyses, [document_id, home.own], owner),
        "search_documents": lambda: call(search_documents, SECRET, near, 10),
        "search everywhere": lambda: call(search_documents, SECRET, SearchFilter(owner=owner), 10),
        "search_index.matches": lambda: ports.search_index.matches([SECRET], near),
        "search by vector": lambda: ports.search_index.search("", vector, near),
        "explore_graph": lambda: call(explore_graph, owner, document_id),
        "explore_graph around": lambda: call(explore_graph, owner, None, document_id),
        "graph.find": lambda: ports.graph.find(owner, document_id),
        "graph.neighbours": lambda: ports.graph.neighbours(owner, document_id),
        "query_graph": lambda: call(query_graph, owner, f"g.V({json.dumps(document_id)}).valueMap()"),
        "query_graph all": lambda: call(query_graph, owner, "g.V().values('name')"),
    }


def changes(home: Home, owner: str, document_id: str) -> dict[str, Callable[[], Any]]:
    """What would change the owner's things, if it were let through."""
    call, ports = home.call, home.ports
    document = ports.documents.get(home.document_id, OWNER)
    mine = document.model_copy(update={"owner": owner, "filename": "mine.md"})
    edge = Edge(source=document_id, target="t", label="CONTAINS", document_id=document_id)
    comment = ReviewChange(comment="mine now")
    return {
        "documents.put": lambda: ports.documents.put(mine),
        "documents.delete": lambda: ports.documents.delete(document_id, owner),
        "delete_document": lambda: call(delete_document, document_id, owner),
        "request_analysis": lambda: call(request_analysis, document_id, owner, Options(agents=())),
        "request_analysis again": lambda: call(
            request_analysis, document_id, owner, Options(agents=()), True
        ),
        "review_finding": lambda: call(review_finding, document_id, home.finding_id, owner, comment),
        "accept_upload": lambda: call(accept_upload, home.upload, document_id, owner),
        "graph edge": lambda: ports.graph.upsert(owner, [], [edge]),
        "an upload under the document's id": lambda: uploaded_as(home, owner, document_id),
        "an upload into the owner's folder": lambda: call(
            receive_upload, f"uploads/{owner}/../{OWNER}/{document_id}/memo.md", 9, 1, "", 10**9
        ),
    }


def uploaded_as(home: Home, owner: str, document_id: str) -> None:
    key = f"uploads/{owner}/{document_id}/x.md"
    home.ports.objects.put(key, b"whatever")
    home.call(receive_upload, key, 8, 1, "", 10**9)


def is_refused(change: Callable[[], Any]) -> bool:
    try:
        change()
    except (NotFound, InvalidInput):
        return True
    return False


def _sha256(home: Home) -> str:
    return str(home.ports.documents.get(home.document_id, OWNER).sha256)


def leaks(home: Home, attempt: Callable[[], Any]) -> bool:
    """Whether it tells anything of the owner's document."""
    try:
        answer = attempt()
    except (NotFound, InvalidInput) as error:
        return SECRET in str(error) or "memo" in str(error).replace(home.document_id, "")
    if isinstance(answer, GraphPart):
        return bool(answer.vertices)
    return any(mark in repr(answer).replace(home.document_id, "") for mark in (SECRET, "memo", OWNER))


def test_the_owner_can_do_all_of_it(home: Home) -> None:
    silent = [
        name
        for name, attempt in attempts(home, OWNER, home.document_id).items()
        if name != "compare_analyses" and not leaks(home, attempt)
    ]
    assert silent == []


def test_a_stranger_gets_nothing_and_changes_nothing(home: Home) -> None:
    before = state(home)
    tried = [
        (f"{name} as {owner!r} of {document_id!r}", attempt)
        for owner, document_id in [
            (STRANGER, home.document_id),
            *((STRANGER, trick.format(home.document_id)) for trick in TRICKS),
            *((owner, home.document_id) for owner in POSED),
        ]
        for name, attempt in attempts(home, owner, document_id).items()
    ]
    assert len(tried) >= 100
    assert [name for name, attempt in tried if leaks(home, attempt)] == []
    assert state(home) == before


def test_a_stranger_who_writes_is_told_that_there_is_nothing(home: Home) -> None:
    before = state(home)
    for trick in ("{}", "{}/", "../{}", "bob/{}"):
        document_id = trick.format(home.document_id)
        for name, change in changes(home, STRANGER, document_id).items():
            assert is_refused(change), (name, document_id)
            assert state(home) == before, name


def test_a_stranger_s_own_graph_and_index_stay_his_own(home: Home) -> None:
    """Ids may be guessed: what he writes under them is his."""
    before = state(home)
    graph = home.ports.graph
    vertex = Vertex(vertex_id=home.document_id, label="Document", name="stolen")
    graph.upsert(STRANGER, [vertex], [])
    graph.delete(STRANGER, home.document_id)
    assert state(home) == before


def test_cursors_are_bound_to_their_owner(home: Home) -> None:
    documents = home.ports.documents
    documents.put(documents.get(home.document_id, OWNER).model_copy(update={"document_id": "memo-2"}))
    _, cursor = documents.list(OWNER, limit=1)
    part = home.call(list_findings, home.document_id, OWNER, FindingFilter(), 1)
    documents.delete("memo-2", OWNER)
    for owner in (STRANGER, *POSED):
        with pytest.raises(InvalidInput):
            documents.list(owner, cursor=cursor)
    if part.cursor:
        with pytest.raises(InvalidInput):
            home.call(list_findings, home.own, STRANGER, FindingFilter(), 1, part.cursor)


@pytest.mark.parametrize(
    "filename",
    [
        "../../bob/memo.md", "..\\..\\bob\\memo.md", "/etc/passwd", "a/b/c.pdf", "\u202efdp.exe", "\x00.pdf",
        "..", ".", "uploads/bob/x.pdf", "%2e%2e%2fbob%2fx.pdf", "x" * 900 + ".pdf", "new\nline.pdf",
    ],
)  # fmt: skip
def test_an_upload_s_key_lies_in_the_caller_s_folder(home: Home, filename: str) -> None:
    wanted = Announcement(filename=filename, size=9, media_type="text/plain", nonce=filename)
    planned = home.call(create_upload, wanted, STRANGER, 10**9)
    document = home.ports.documents.get(planned.document_id, STRANGER)
    folder, _, name = document.object_key.rpartition("/")
    assert folder == f"uploads/{STRANGER}/{planned.document_id}"
    assert name not in ("", ".", "..") and "\\" not in name
    home.ports.documents.delete(planned.document_id, STRANGER)


def test_knowing_the_content_s_digest_is_worth_nothing(home: Home) -> None:
    announced = Announcement(
        filename="x.md", size=9, media_type="text/plain", sha256=_sha256(home), nonce="n"
    )
    planned = home.call(create_upload, announced, STRANGER, 10**9)
    assert planned.duplicate_of is None
    home.ports.documents.delete(planned.document_id, STRANGER)


@pytest.mark.parametrize(
    "key",
    [
        "uploads/bob", "uploads//x/y.pdf", "uploads/bob/x", "uploads/bob/x/y/z.pdf", "uploads/../x/y.pdf",
        "runs/bob/x/y.pdf", "/uploads/bob/x/y.pdf", "uploads/bob/x/", "uploads/b ob/x/y.pdf",
        "uploads/bob/x y/z.pdf", "uploads/bob/" + "x" * 41 + "/y.pdf", "uploads/" + "o" * 129 + "/x/y.pdf",
        "uploads/bob/x/..", "uploads\\bob\\x\\y.pdf", "uploads/bob/*/y.pdf", "",
    ],
)  # fmt: skip
def test_a_key_of_another_form_is_no_upload(home: Home, key: str) -> None:
    with pytest.raises(InvalidInput):
        home.call(receive_upload, key, 9, 1, "", 10**9)
