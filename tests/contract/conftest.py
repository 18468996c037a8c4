"""What the suites share: a laptop's database, and what the engines hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex
from typing import Any

import pytest
from opensearchpy import OpenSearch

from aspera.adapters.aws.objects import S3Objects
from aspera.adapters.aws.opensearch_mapping import index_body
from aspera.adapters.local.database import Database
from aspera.adapters.memory.objects import MemoryObjects
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
