"""`aspera serve`: many subscribers and many events, counted."""

from __future__ import annotations

import asyncio
from pathlib import Path

from benchmarks.serving import fill, push
from tests.serving import Realtime, Server


def test_two_hundred_subscribers_are_told_of_a_thousand_events_without_loss(tmp_path: Path) -> None:
    workspace = tmp_path / "w"
    fill(workspace, documents=10, findings=0)
    documents = [f"d{number}" for number in range(10)]
    with Server(workspace) as server:
        told, _ = asyncio.run(push(server.sign_in(), documents, subscribers=200, events=1000))
    assert told == [list(range(1, 101))] * 200


def test_one_socket_carries_hundreds_of_subscriptions(tmp_path: Path) -> None:
    fill(tmp_path / "w", documents=1, findings=0)
    query = "subscription ($id: ID!) { onDocumentUpdate(id: $id) { sequence } }"
    with Server(tmp_path / "w") as server:
        visitor = server.sign_in()
        with visitor.socket() as socket:
            client = Realtime(socket)
            acknowledged = [client.start(f"s{number}", query, id="d0")["type"] for number in range(300)]
            assert acknowledged == ["start_ack"] * 300
            visitor.ask('mutation { analyse(documentId: "d0") { id } }')
            told = {message["id"] for message, _ in zip(client.data(), range(300), strict=False)}
    assert told == {f"s{number}" for number in range(300)}
