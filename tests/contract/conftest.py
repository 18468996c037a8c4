"""What the suites share: a laptop's database, and what the engines hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex
from typing import Any

import pytest
from opensearchpy import OpenSearch

from aspera.adapters.aws.graph_neptune import NeptuneGraph
from aspera.adapters.aws.gremlin_connection import GremlinConnection
from aspera.adapters.aws.gremlin_elements import owner_key
from aspera.adapters.aws.objects import S3Objects
from aspera.adapters.aws.opensearch_mapping import index_body
from aspera.adapters.local.database import Database
from aspera.adapters.memory.objects import MemoryObjects
from aspera.ports.graph import GraphPart
from aspera.ports.objects import Objects
from tests.engines.running import aws_client, port_of
from tests.engines.tables import create_tables, delete_tables


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "workspace" / "aspera.db")
    yield database
    database.close()


@pytest.fixture
def tables() -> Iterator[tuple[Any, str, Objects]]:
    """A client of DynamoDB Local, the prefix of tables of this test's own, and where large items
    go."""
    client = aws_client("dynamodb", "dynamodb")
    prefix = f"test-{token_hex(6)}"
    create_tables(client, prefix)
    yield client, prefix, MemoryObjects()
    delete_tables(client, prefix)


@pytest.fixture
def bucket() -> Iterator[tuple[Any, str]]:
    client = aws_client("s3", "moto")
    name = f"test-{token_hex(6)}"
    client.create_bucket(Bucket=name)
    yield client, name
    S3Objects(client, name).delete("")
    client.delete_bucket(Bucket=name)


@pytest.fixture
def opensearch() -> Iterator[tuple[Any, str]]:
    """An index of three dimensions that shows what was written within 50 ms."""
    client = OpenSearch(hosts=[{"host": "127.0.0.1", "port": port_of("opensearch")}], timeout=60)
    name = f"test-{token_hex(6)}"
    body = index_body(3, "lucene")
    body["settings"]["index"] |= {"refresh_interval": "50ms", "number_of_replicas": 0, "number_of_shards": 1}
    client.indices.create(index=name, body=body)
    yield client, name
    client.indices.delete(index=name)
    client.close()


@pytest.fixture
def gremlin_graph() -> Iterator[NeptuneGraph]:
    """The shared Gremlin Server; owners of this test's own, whose graphs are removed afterwards."""
    connection = GremlinConnection(f"ws://127.0.0.1:{port_of('gremlin')}/gremlin", connections=4)
    graph = OwnersApart(connection, token_hex(6))
    yield graph
    graph.remove()
    connection.close()


class OwnersApart(NeptuneGraph):
    """Everybody's tests use one server, and its owner `ada` is each time another."""

    def __init__(self, connection: GremlinConnection, run: str) -> None:
        super().__init__(connection)
        self._connection = connection
        self._run = run
        self._owners: set[str] = set()

    def upsert(self, owner: str, *parts: Any) -> None:
        self._owners.add(owner + self._run)
        super().upsert(owner + self._run, *parts)

    def neighbours(self, owner: str, *conditions: Any, **more: Any) -> GraphPart:
        return super().neighbours(owner + self._run, *conditions, **more)

    def find(self, owner: str, *conditions: Any, **more: Any) -> GraphPart:
        return super().find(owner + self._run, *conditions, **more)

    def delete(self, owner: str, document_id: str) -> None:
        super().delete(owner + self._run, document_id)

    def remove(self) -> None:
        for owner in self._owners:
            key = owner_key(owner)
            self._connection.run(lambda g, key=key: g.V().has("owner", key).drop())
