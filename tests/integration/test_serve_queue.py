"""`aspera serve`: several documents, and a server that is ended in between."""

from __future__ import annotations

from pathlib import Path

from tests.integration.conftest import Aspera
from tests.serving import EXAMPLE, Server, Visitor

BEFORE = 'mutation ($id: ID!) { analyse(documentId: $id, agents: ["math"]) { id } }'


def versions(count: int) -> list[bytes]:
    """The example, `count` times with another content each time."""
    return [EXAMPLE.read_bytes() + f"\n% {number}".encode() for number in range(count)]


def upload_all(visitor: Visitor, folder: Path, count: int) -> list[str]:
    ids = []
    for number, content in enumerate(versions(count)):
        path = folder / f"report {number}.pdf"
        path.write_bytes(content)
        ids.append(visitor.upload(path))
    return ids


def test_documents_that_wait_survive_a_kill_in_their_order(tmp_path: Path) -> None:
    with Server(tmp_path / "w") as first:
        visitor = first.sign_in()
        ids = upload_all(visitor, tmp_path, 6)
        first.kill()
    with Server(tmp_path / "w") as second:
        browser = Visitor(second, visitor.cookie)
        ended = [browser.wait(id) for id in ids]
    assert {one["status"] for one in ended} == {"COMPLETE"}
    assert len({str(one["findings"]) for one in ended}) == 1


def test_ctrl_c_with_documents_in_the_queue_ends_soon_and_cleanly(tmp_path: Path) -> None:
    with Server(tmp_path / "w") as first:
        visitor = first.sign_in()
        with visitor.socket():
            ids = upload_all(visitor, tmp_path, 4)
            code, said = first.interrupt()
    assert (code, said.splitlines()[-1]) == (0, "Stopped.")
    with Server(tmp_path / "w") as second:
        browser = Visitor(second, visitor.cookie)
        assert {browser.wait(id)["status"] for id in ids} == {"COMPLETE"}


def test_what_was_asked_for_is_what_is_gone_on_with(tmp_path: Path) -> None:
    with Server(tmp_path / "w") as first:
        visitor = first.sign_in()
        (id,) = upload_all(visitor, tmp_path, 1)
        visitor.wait(id)
        visitor.ask(BEFORE, id=id)
        first.kill()
    with Server(tmp_path / "w") as second:
        ended = Visitor(second, visitor.cookie).wait(id)
    assert {agent["agent"] for agent in ended["agents"]} == {"math"}


def test_the_command_line_and_the_browser_share_what_they_know(aspera: Aspera, tmp_path: Path) -> None:
    assert aspera("analyze", EXAMPLE).code == 0
    with Server(tmp_path / "workspace") as server:
        visitor = server.sign_in()
        (known,) = visitor.ask("{ listDocuments { items { id status filename } } }")["listDocuments"]["items"]
        assert (known["status"], known["filename"]) == ("COMPLETE", EXAMPLE.name)
        assert visitor.upload() == known["id"]
        (tmp_path / "own.pdf").write_bytes(versions(1)[0])
        id = visitor.upload(tmp_path / "own.pdf")
        visitor.wait(id)
    again = aspera("analyze", tmp_path / "own.pdf", "--json")
    assert [result["document"]["id"] for result in again.results] == [id]


def test_a_document_that_runs_is_not_deleted(tmp_path: Path) -> None:
    with Server(tmp_path / "w") as server:
        visitor = server.sign_in()
        (id,) = upload_all(visitor, tmp_path, 1)
        delete = "mutation ($id: ID!) { deleteDocument(id: $id) }"
        refused = visitor.errors(delete, id=id)
        assert refused in (["InvalidInput"], [])
        if refused:
            assert visitor.wait(id)["status"] == "COMPLETE"
            assert visitor.errors(delete, id=id) == []
        assert visitor.ask("{ listDocuments { items { id } } }")["listDocuments"]["items"] == []


def test_a_port_in_use_is_said_in_one_line(aspera: Aspera, tmp_path: Path) -> None:
    with Server(tmp_path / "w") as server:
        call = aspera("serve", "--no-browser", "--port", server.port)
    assert call.code == 2
    assert call.err.startswith("aspera: 127.0.0.1, port")
