from __future__ import annotations

import re

import pytest
from botocore.credentials import Credentials

from aspera.adapters.aws.neptune_signature import signer, websocket_url


@pytest.mark.parametrize(
    ("endpoint", "url"),
    [
        ("cluster.example.com", "wss://cluster.example.com:8182/gremlin"),
        ("https://cluster.example.com:8182", "wss://cluster.example.com:8182/gremlin"),
        ("wss://cluster.example.com:9000/gremlin", "wss://cluster.example.com:9000/gremlin"),
        ("ws://127.0.0.1:1234", "ws://127.0.0.1:1234/gremlin"),
    ],
)
def test_a_clusters_address_becomes_the_websockets(endpoint: str, url: str) -> None:
    assert websocket_url(endpoint) == url


def test_the_headers_are_signed_for_neptune_with_the_credentials_of_the_moment() -> None:
    credentials = Credentials("AKID", "secret", "token-1")
    headers = signer("wss://cluster.example.com:8182/gremlin", credentials, "eu-central-1")
    first = headers()
    assert first["Host"] == "cluster.example.com:8182"
    assert first["X-Amz-Security-Token"] == "token-1"
    assert re.search(r"Credential=AKID/\d{8}/eu-central-1/neptune-db/aws4_request", first["Authorization"])
    credentials.token = "token-2"
    assert headers()["X-Amz-Security-Token"] == "token-2"
